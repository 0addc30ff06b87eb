// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.spintwin.io.IdxFile;

/** Images and labels of MNIST's format, plain and gzipped. */
final class IdxFiles implements HostileFormat {
  @Override
  public HostileCase draw(SplittableRandom random) {
    int dimensions = Draw.one(random, IdxFile.LABELS, IdxFile.IMAGES);
    byte[] bytes = array(random, dimensions);
    boolean zipped = random.nextBoolean();
    if (Draw.rarely(random, 3)) {
      bytes = ByteMutation.damaged(random, bytes);
    }
    if (zipped) {
      bytes = gzipped(bytes);
      bytes = Draw.rarely(random, 2) ? ByteMutation.damaged(random, bytes) : bytes;
    }
    String name = zipped ? "images.gz" : "images";
    return HostileCase.reading(
        Map.of(name, bytes),
        "IdxFile.read of " + dimensions + " dimensions",
        () -> IdxFile.read(Path.of(name), dimensions));
  }

  private static byte[] array(SplittableRandom random, int dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions).putInt(0x800 | dimensions);
    int length = 1;
    for (int i = 0; i < dimensions; i++) {
      boolean extreme = Draw.rarely(random, 6);
      int size = random.nextInt(9);
      header.putInt(extreme ? Draw.one(random, -1, 1 << 30, 1 << 31, 1 << 16, 46341) : size);
      length *= extreme ? 1 : size;
    }
    // Now and then much that packs well.
    int bomb = Draw.rarely(random, 50) ? 1 << 24 : 0;
    byte[] data = bomb > 0 ? new byte[bomb] : ByteMutation.filled(random, length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.array());
    out.writeBytes(data);
    return out.toByteArray();
  }

  static byte[] gzipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return out.toByteArray();
  }
}
