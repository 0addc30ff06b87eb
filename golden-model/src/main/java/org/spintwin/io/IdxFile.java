// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * An array of unsigned bytes in the IDX format, in which MNIST and its likes are given away: a
 * magic number (0x08 and the number of dimensions in its last two bytes), the sizes as big-endian
 * 32-bit numbers, the elements in row-major order. A gzipped file is read alike, whatever its name.
 */
public final class IdxFile {
  /** Dimensions of a file of labels: [item]. */
  public static final int LABELS = 1;

  /** Dimensions of a file of images: [item][row][column]. */
  public static final int IMAGES = 3;

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1F8B;

  /** Largest array that is read, bytes. */
  private static final long MAX_BYTES = 1 << 30;

  private final int[] shape;
  private final byte[] data;

  private IdxFile(int[] shape, byte[] data) {
    this.shape = shape;
    this.data = data;
  }

  /**
   * Reads a file.
   *
   * @param dimensions that it must have, {@link #LABELS} or {@link #IMAGES}
   * @throws InputException when it is missing, of another kind, truncated or too long
   */
  public static IdxFile read(Path file, int dimensions) {
    UserFile.requireFile(file);
    try (InputStream in = content(file)) {
      return read(file, in, dimensions);
    } catch (ZipException | EOFException e) {
      throw refused(file, Code.FORMAT, "no whole gzip file: " + e.getMessage(), "a whole file");
    } catch (AccessDeniedException e) {
      throw refused(file, Code.UNREADABLE, "no permission to read", "a readable file");
    } catch (IOException e) {
      throw refused(file, Code.UNREADABLE, "a read error: " + e.getMessage(), "a readable file");
    }
  }

  /** What is in the file, or in the gzipped file. */
  private static InputStream content(Path file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), Short.BYTES);
    try {
      byte[] start = in.readNBytes(Short.BYTES);
      in.unread(start);
      boolean gzipped =
          start.length == Short.BYTES
              && Short.toUnsignedInt(ByteBuffer.wrap(start).getShort()) == GZIP_MAGIC;
      return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static IdxFile read(Path file, InputStream in, int dimensions) throws IOException {
    int magic = UNSIGNED_BYTE << 8 | dimensions;
    int headerBytes = Integer.BYTES * (1 + dimensions);
    byte[] start = in.readNBytes(headerBytes);
    ByteBuffer header = ByteBuffer.wrap(start);
    if (start.length >= Integer.BYTES && header.getInt() != magic) {
      throw refused(
          file,
          Code.FORMAT,
          "magic number 0x%08X".formatted(header.getInt(0)),
          "0x%08X, unsigned bytes in %d dimension%s"
              .formatted(magic, dimensions, dimensions == 1 ? "" : "s"));
    }
    if (start.length < headerBytes) {
      throw refused(
          file, Code.FORMAT, start.length + " bytes", "a header of " + headerBytes + " bytes");
    }
    int[] shape = new int[dimensions];
    Arrays.setAll(shape, i -> header.getInt());
    long elements = elements(file, shape);
    byte[] data = in.readNBytes((int) elements);
    if (data.length < elements || in.read() >= 0) {
      throw refused(
          file,
          Code.FORMAT,
          data.length < elements ? data.length + " bytes of data" : "more data than that",
          elements + " bytes for " + text(shape));
    }
    return new IdxFile(shape, data);
  }

  private static long elements(Path file, int[] shape) {
    long elements = 1;
    for (int size : shape) {
      boolean fits = size == 0 || size > 0 && elements <= MAX_BYTES / size;
      if (!fits) {
        throw refused(file, Code.SHAPE, text(shape), "up to " + MAX_BYTES + " bytes in all");
      }
      elements *= size;
    }
    return elements;
  }

  private static String text(int[] shape) {
    return Arrays.stream(shape)
        .mapToObj(Integer::toUnsignedString)
        .collect(Collectors.joining(" x ", "shape ", ""));
  }

  private static InputException refused(Path file, Code code, String found, String allowed) {
    return new InputException(code, Location.of(file), null, found, allowed);
  }

  /** Sizes of the dimensions; the first is the number of items. */
  public int[] shape() {
    return shape.clone();
  }

  /** The elements, row-major, each an unsigned byte; not a copy. */
  public byte[] data() {
    return data;
  }
}
