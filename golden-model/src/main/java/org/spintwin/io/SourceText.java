// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * A text file of the user with its lines, so that errors can quote them.
 *
 * @param lines without line ends, LF or CRLF
 */
record SourceText(Path file, String text, List<String> lines) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a whole file as UTF-8.
   *
   * @throws InputException when it is missing, a directory, unreadable, longer than {@code
   *     maxBytes} or not UTF-8
   */
  static SourceText read(Path file, long maxBytes) {
    String text = decode(file, UserFile.bytes(file, maxBytes));
    return new SourceText(file, text, new TextLines(text));
  }

  Location at(int line, int column) {
    String sourceLine = line <= lines.size() ? lines.get(line - 1) : "";
    return new Location(file.toString(), line, column, sourceLine);
  }

  private static String decode(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new InputException(
          Code.ENCODING,
          Location.of(file),
          null,
          String.format("byte 0x%02X at offset %d", bytes[in.position()] & 0xFF, in.position()),
          "UTF-8 text");
    }
    String text = out.flip().toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** The file beside it whose name is nearest; null where none is near. */
  static String neighbour(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || file.getFileName() == null || !Files.isDirectory(folder)) {
      return null;
    }
    try (var siblings = Files.list(folder)) {
      List<String> names = siblings.map(p -> p.getFileName().toString()).sorted().toList();
      String name = NearestName.of(file.getFileName().toString(), names);
      return name == null ? null : file.resolveSibling(name).toString();
    } catch (IOException e) {
      return null; // a folder that cannot be listed has no names to suggest
    }
  }
}
