// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * What stands before the data of a {@code .npy} file: a magic number, a version, and a Python
 * dictionary.
 *
 * @param kind {@code i} signed, {@code u} unsigned, {@code b} boolean, {@code f} floating point
 */
record NpyHeader(
    char kind,
    int elementBytes,
    boolean bigEndian,
    boolean fortranOrder,
    List<Long> shape,
    int dataOffset) {

  private static final String TYPES =
      "int8 to int64, uint8 to uint32, float32, float64 or bool; convert with astype(...)";
  private static final Set<String> KNOWN_TYPES =
      Set.of("i1", "i2", "i4", "i8", "u1", "u2", "u4", "b1", "f4", "f8");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*['\"](\\w+)['\"]\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|True|False|\\([\\d,\\sL]*\\)|\\[.*?\\])\\s*(,|$)");

  static NpyHeader parse(Path file, byte[] bytes) {
    int magic = NpyFile.MAGIC.length;
    if (bytes.length < magic || !Arrays.equals(bytes, 0, magic, NpyFile.MAGIC, 0, magic)) {
      throw malformed(file, "a file that does not begin with \\x93NUMPY", "a .npy file");
    }
    int version = bytes.length > magic ? bytes[magic] : 0;
    int lengthBytes = version == 1 ? 2 : 4;
    int start = magic + 2 + lengthBytes;
    if (bytes.length > magic && (version < 1 || version > 3)) {
      throw malformed(file, "format version " + version, "versions 1 to 3");
    }
    long length = 0;
    for (int i = Math.min(start, bytes.length) - 1; i >= magic + 2; i--) {
      length = length << 8 | bytes[i] & 0xFF;
    }
    if (start + length > bytes.length) {
      throw malformed(file, "the end of the file inside the header", "a complete .npy file");
    }
    int end = start + (int) length;
    String text = new String(bytes, start, (int) length, StandardCharsets.UTF_8).strip();
    Map<String, String> entries = dictionary(text);
    if (!entries.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
      throw malformed(file, "header " + text, "a header with descr, fortran_order and shape");
    }
    String descr = entries.get("descr").replaceAll("['\"]", "");
    checkType(file, descr);
    return new NpyHeader(
        descr.charAt(1),
        descr.charAt(2) - '0',
        descr.charAt(0) == '>',
        entries.get("fortran_order").equals("True"),
        shape(file, entries.get("shape")),
        end);
  }

  /** As NumPy prints it. */
  String shapeText() {
    return shape.size() == 1
        ? "(" + shape.get(0) + ",)"
        : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Empty where the text is no dictionary. */
  private static Map<String, String> dictionary(String text) {
    Map<String, String> entries = new HashMap<>();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return entries;
    }
    String inside = text.substring(1, text.length() - 1).strip();
    Matcher entry = ENTRY.matcher(inside);
    int at = 0;
    while (at < inside.length() && entry.region(at, inside.length()).lookingAt()) {
      entries.put(entry.group(1), entry.group(2));
      at = entry.end();
    }
    return at == inside.length() ? entries : Map.of();
  }

  private static void checkType(Path file, String descr) {
    if (descr.startsWith("|O")) {
      throw new InputException(
          Code.TYPE, Location.of(file), null, "pickled Python objects (dtype object)", TYPES);
    }
    boolean known =
        descr.length() == 3
            && "<>|=".indexOf(descr.charAt(0)) >= 0
            && KNOWN_TYPES.contains(descr.substring(1));
    if (!known) {
      throw new InputException(Code.TYPE, Location.of(file), null, "dtype " + descr, TYPES);
    }
  }

  private static List<Long> shape(Path file, String tuple) {
    List<Long> shape = new ArrayList<>();
    for (String size : tuple.replaceAll("[()\\s\\[\\]'\"L]", "").split(",")) {
      if (!size.isEmpty()) {
        if (!size.matches("\\d{1,18}")) {
          throw malformed(file, "shape " + tuple, "a tuple of sizes");
        }
        shape.add(Long.parseLong(size));
      }
    }
    return shape;
  }

  private static InputException malformed(Path file, String found, String allowed) {
    return new InputException(Code.FORMAT, Location.of(file), null, found, allowed);
  }
}
