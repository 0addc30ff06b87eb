// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.List;
import java.util.stream.Stream;
import org.spintwin.spec.Design;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TopSpec.PlacedMemory;

/** Prints {@code $readmemh} files. */
final class MemoryImage {
  private MemoryImage() {}

  /** The image of a block's memory, one word a line, word 0 first. */
  static String text(PlacedMemory memory, long[] contents) {
    int width = memory.width();
    var text = new StringBuilder();
    text.append("// ").append(memory.name());
    text.append(": ").append(memory.words()).append(" words of ").append(width).append(" bits\n");
    text.append("// ").append(memory.memory().doc()).append('\n');
    int longs = (width + 63) / 64;
    for (int w = 0; w < memory.words(); w++) {
      appendHex(text, contents, w * longs, width);
    }
    return text.toString();
  }

  /** The image files of a chip and its parts; of those whose memories hold nothing yet none. */
  static List<ImageFile> files(Design design) {
    return Stream.concat(own(design), design.parts().stream().flatMap(part -> files(part).stream()))
        .toList();
  }

  private static Stream<ImageFile> own(Design design) {
    if (design.memories().isEmpty()) {
      return Stream.empty();
    }
    TopSpec top = design.top();
    return top.memories(design.values()).stream()
        .filter(placed -> placed.memory().image())
        .map(
            placed ->
                new ImageFile(
                    design.name() + "_" + top.image(placed.instance(), placed.memory()) + ".mem",
                    placed.name(),
                    text(placed, design.memories().get(placed.name()))));
  }

  /**
   * A file that a memory is initialised from.
   *
   * @param memory its name
   */
  record ImageFile(String name, String memory, String text) {}

  /** Words of 64 bits, one a line. */
  static String words(String title, long[] contents) {
    var text = new StringBuilder("// ").append(title).append('\n');
    for (int i = 0; i < contents.length; i++) {
      appendHex(text, contents, i, 64);
    }
    return text.toString();
  }

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private static void appendHex(StringBuilder text, long[] contents, int base, int width) {
    for (int digit = (width + 3) / 4 - 1; digit >= 0; digit--) {
      text.append(HEX[(int) (contents[base + digit / 16] >>> (digit % 16 * 4)) & 15]);
    }
    text.append('\n');
  }
}
