// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  private static final String TYPES =
      "int8 to int64, uint8 to uint32, float32, float64 or bool; convert with astype(...)";

  @TempDir Path folder;

  /** Bytes as numpy 1.26 wrote them: {@code np.save(f, np.array([[1, -2]], dtype=np.int16))}. */
  @Test
  void readsAndWritesTheBytesOfNumpy() throws IOException {
    String header = "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2), }";
    byte[] numpy = file(1, header + " ".repeat(117 - header.length()) + "\n", 1, 0, 0xFE, 0xFF);
    assertThat(numpy).hasSize(132);
    NpyFile npy = read(numpy);
    assertThat(npy.integer(0, 0)).isEqualTo(1);
    assertThat(npy.integer(0, 1)).isEqualTo(-2);

    Path written = folder.resolve("written.npy");
    NpyFile.write(written, NpyFile.Type.INT32, 1, 2, (row, column) -> 1 - 3 * column);
    byte[] expected =
        file(
            1,
            header.replace("i2", "i4") + " ".repeat(117 - header.length()) + "\n",
            1,
            0,
            0,
            0,
            0xFE,
            0xFF,
            0xFF,
            0xFF);
    assertThat(Files.readAllBytes(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "|i1, -1, 255",
    "|u1, 255, 255",
    "|b1, 1, 1",
    "<i2, -2, 254 255",
    ">i2, -2, 255 254",
    "<u2, 65534, 254 255",
    "<i4, -3, 253 255 255 255",
    ">u4, 4294967293, 255 255 255 253",
    "<i8, -4, 252 255 255 255 255 255 255 255",
    ">i8, 258, 0 0 0 0 0 0 1 2"
  })
  void readsEveryIntegerType(String descr, long expected, String bytes) throws IOException {
    NpyFile npy = read(file(1, header(descr, "(1,)"), bytes(bytes)));
    assertThat(npy.isInteger()).isTrue();
    assertThat(npy.integer(0)).isEqualTo(expected);
    assertThat(npy.real(0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<f4, -1.5, 0 0 192 191",
    ">f4, -1.5, 191 192 0 0",
    ">f8, 0.1, 63 185 153 153 153 153 153 154"
  })
  void readsFloatingPoint(String descr, double expected, String bytes) throws IOException {
    NpyFile npy = read(file(1, header(descr, "(1,)"), bytes(bytes)));
    assertThat(npy.isInteger()).isFalse();
    assertThat(npy.real(0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsEveryVersionOfTheFormat(int version) throws IOException {
    NpyFile npy = read(file(version, header("|u1", "(3,)"), 7, 8, 9));
    assertThat(npy.shape()).containsExactly(3);
    assertThat(npy.integer(2)).isEqualTo(9);
  }

  @Test
  void readsFortranOrder() throws IOException {
    String header = "{'shape': (2, 3), \"fortran_order\": True, 'descr': '|u1'}";
    NpyFile npy = read(file(1, header, 1, 4, 2, 5, 3, 6));
    assertThat(new long[] {npy.integer(0, 0), npy.integer(0, 1), npy.integer(1, 2)})
        .containsExactly(1, 2, 6);
  }

  @Test
  void readsThreeDimensionsAndNone() throws IOException {
    NpyFile npy = read(file(1, header("|u1", "(2, 1, 2)"), 1, 2, 3, 4));
    assertThat(npy.integer(1, 0, 1)).isEqualTo(4);
    assertThat(read(file(1, header("|u1", "(0, 5)"))).shape()).containsExactly(0, 5);
  }

  @Test
  void refusesIndicesOutsideTheShape() throws IOException {
    NpyFile npy = read(file(1, header("|u1", "(2, 2)"), 1, 2, 3, 4));
    assertThatThrownBy(() -> npy.integer(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> npy.integer(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doublesSurviveWriting() throws IOException {
    Path file = folder.resolve("f.npy");
    NpyFile.write(file, 2, 1, (row, column) -> row == 0 ? 0.1 : -1e300);
    NpyFile npy = NpyFile.read(file);
    assertThat(npy.shapeText()).isEqualTo("(2, 1)");
    assertThat(npy.real(0, 0)).isEqualTo(0.1);
    assertThat(npy.real(1, 0)).isEqualTo(-1e300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O|%Error-TYPE: F: found pickled Python objects (dtype object); allowed T",
        "c16|%Error-TYPE: F: found dtype <c16; allowed T",
        "u8|%Error-TYPE: F: found dtype <u8; allowed T",
        "U4|%Error-TYPE: F: found dtype <U4; allowed T"
      })
  void refusesOtherElementTypes(String type, String expected) {
    String descr = type.equals("O") ? "|O" : "<" + type;
    assertRefused(
        file(1, header(descr, "(1,)"), 0), expected.replace("allowed T", "allowed " + TYPES));
  }

  @Test
  void refusesStructuredArrays() {
    assertRefused(
        file(1, "{'descr': [('x', '<i4')], 'fortran_order': False, 'shape': (1,), }", 0),
        "%Error-TYPE: F: found dtype [(x, <i4)]; allowed " + TYPES);
  }

  @Test
  void refusesWhatIsNotNpy() {
    assertRefused(
        "1,2,3\n".getBytes(StandardCharsets.US_ASCII),
        "%Error-FORMAT: F: found a file that does not begin with \\x93NUMPY; allowed a .npy file");
    assertRefused(
        file(4, header("|u1", "(1,)"), 0),
        "%Error-FORMAT: F: found format version 4; allowed versions 1 to 3");
    assertRefused(
        file(1, "{'descr': '<i4'}", 0),
        "%Error-FORMAT: F: found header {'descr': '<i4'};"
            + " allowed a header with descr, fortran_order and shape");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = file(2, header("<i4", "(2,)"), 1, 0, 0, 0, 2, 0, 0, 0);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part))
          .as("first %d bytes", length)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("%Error-FORMAT: ");
    }
    assertRefused(
        Arrays.copyOf(whole, whole.length - 3),
        "%Error-FORMAT: F: found 5 bytes of data; allowed 8 bytes for shape (2,)");
    assertRefused(
        Arrays.copyOf(whole, 20),
        "%Error-FORMAT: F: found the end of the file inside the header;"
            + " allowed a complete .npy file");
    assertRefused(
        Arrays.copyOf(whole, whole.length + 1),
        "%Error-FORMAT: F: found 9 bytes of data; allowed 8 bytes for shape (2,)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "()",
        "(1, 1, 1, 1)",
        "(3000000000,)",
        "(65536, 65536)",
        "(999999999999999999, 2, 3)"
      })
  void refusesAbsurdShapes(String shape) {
    assertRefused(
        file(1, header("<f8", shape), 0),
        "%Error-SHAPE: F: found shape "
            + shape
            + "; allowed one to three dimensions, up to 2147483647 elements");
  }

  @Test
  void refusesAShapeThatIsNoTuple() {
    assertRefused(
        file(1, header("<f8", "(9999999999999999999,)"), 0),
        "%Error-FORMAT: F: found shape (9999999999999999999,); allowed a tuple of sizes");
  }

  private void assertRefused(byte[] bytes, String expected) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InputException.class)
        .hasMessage(expected.replace(": F:", ": " + folder.resolve("in.npy") + ":"));
  }

  private NpyFile read(byte[] bytes) throws IOException {
    return NpyFile.read(Files.write(folder.resolve("in.npy"), bytes));
  }

  private static String header(String descr, String shape) {
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
  }

  private static int[] bytes(String decimals) {
    return Arrays.stream(decimals.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static byte[] file(int version, String header, int... data) {
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer file = ByteBuffer.allocate(8 + lengthBytes + header.length() + data.length);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(NpyFile.MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) header.length());
    } else {
      file.putInt(header.length());
    }
    file.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int value : data) {
      file.put((byte) value);
    }
    return file.array();
  }
}
