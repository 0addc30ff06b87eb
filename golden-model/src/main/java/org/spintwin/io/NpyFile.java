// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * A NumPy array of one to three dimensions.
 *
 * <p>Elements are kept in row-major order. Integers and booleans are exact; {@code uint64} and
 * complex, text, record and object arrays are refused.
 */
public final class NpyFile {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Largest file that is read, bytes. */
  private static final int MAX_BYTES = 1 << 30;

  private static final int MAX_DIMENSIONS = 3;

  /** Element types that are written. */
  public enum Type {
    UINT8("|u1", 1),
    INT32("<i4", 4),
    INT64("<i8", 8),
    FLOAT64("<f8", 8);

    private final String descr;
    private final int bytes;

    Type(String descr, int bytes) {
      this.descr = descr;
      this.bytes = bytes;
    }
  }

  /** Element {@code column} of row {@code row}, as a number that the type of the file can hold. */
  @FunctionalInterface
  public interface Integers {
    long at(int row, int column);
  }

  /** Element {@code column} of row {@code row}. */
  @FunctionalInterface
  public interface Reals {
    double at(int row, int column);
  }

  private final int[] shape;
  private final NpyHeader header;
  private final ByteBuffer data;

  private NpyFile(NpyHeader header, int[] shape, ByteBuffer data) {
    this.header = header;
    this.shape = shape;
    this.data = data;
  }

  /**
   * Reads a {@code .npy} file of format 1, 2 or 3.
   *
   * @throws InputException when it is truncated, malformed, too large or of another element type
   */
  public static NpyFile read(Path file) {
    byte[] bytes = UserFile.bytes(file, MAX_BYTES);
    NpyHeader header = NpyHeader.parse(file, bytes);
    int[] shape = checkedShape(file, header);
    long expected = header.elementBytes();
    for (int size : shape) {
      expected *= size; // at most 2^31 elements of 8 bytes: checkedShape
    }
    int present = bytes.length - header.dataOffset();
    if (present != expected) {
      throw new InputException(
          Code.FORMAT,
          Location.of(file),
          null,
          present + " bytes of data",
          expected + " bytes for shape " + header.shapeText());
    }
    ByteBuffer data = ByteBuffer.wrap(bytes, header.dataOffset(), present).slice();
    data.order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new NpyFile(header, shape, data);
  }

  private static int[] checkedShape(Path file, NpyHeader header) {
    int dimensions = header.shape().size();
    long elements = 1;
    for (long size : header.shape()) {
      // As if no dimension were 0: rows of nothing are rows, too.
      boolean fits = elements <= Integer.MAX_VALUE / Math.max(1, size);
      elements = fits ? elements * Math.max(1, size) : Long.MAX_VALUE;
    }
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS || elements > Integer.MAX_VALUE) {
      throw new InputException(
          Code.SHAPE,
          Location.of(file),
          null,
          "shape " + header.shapeText(),
          "one to three dimensions, up to " + Integer.MAX_VALUE + " elements");
    }
    return header.shape().stream().mapToInt(Math::toIntExact).toArray();
  }

  public int[] shape() {
    return shape.clone();
  }

  /** For example {@code (3, 4)}. */
  public String shapeText() {
    return header.shapeText();
  }

  /** True for integer and boolean arrays. */
  public boolean isInteger() {
    return header.kind() != 'f';
  }

  /** Element at the given indices, exact for integer arrays. */
  public long integer(int... indices) {
    int offset = offset(indices);
    boolean signed = header.kind() == 'i';
    return switch (header.elementBytes()) {
      case 1 -> signed ? data.get(offset) : data.get(offset) & 0xFF;
      case 2 -> signed ? data.getShort(offset) : data.getShort(offset) & 0xFFFF;
      case 4 -> signed ? data.getInt(offset) : data.getInt(offset) & 0xFFFFFFFFL;
      default -> data.getLong(offset);
    };
  }

  /** Element at the given indices. */
  public double real(int... indices) {
    if (isInteger()) {
      return integer(indices);
    }
    int offset = offset(indices);
    return header.elementBytes() == 4 ? data.getFloat(offset) : data.getDouble(offset);
  }

  private int offset(int[] indices) {
    if (indices.length != shape.length) {
      throw new IllegalArgumentException(
          indices.length + " indices into " + shape.length + " dimensions");
    }
    int element = 0;
    for (int i = 0; i < shape.length; i++) {
      int dimension = header.fortranOrder() ? shape.length - 1 - i : i;
      element =
          element * shape[dimension] + Objects.checkIndex(indices[dimension], shape[dimension]);
    }
    return element * header.elementBytes();
  }

  /** Writes a matrix of whole numbers, format 1.0, little endian, row-major. */
  public static void write(Path file, Type type, int rows, int columns, Integers values)
      throws IOException {
    write(
        file,
        type,
        rows,
        columns,
        (row, column, out) -> {
          long value = values.at(row, column);
          switch (type) {
            case UINT8 -> out.put((byte) value);
            case INT32 -> out.putInt((int) value);
            case INT64 -> out.putLong(value);
            case FLOAT64 -> out.putDouble(value);
          }
        });
  }

  /** Writes a matrix of {@link Type#FLOAT64}, format 1.0, little endian, row-major. */
  public static void write(Path file, int rows, int columns, Reals values) throws IOException {
    write(
        file,
        Type.FLOAT64,
        rows,
        columns,
        (row, column, out) -> out.putDouble(values.at(row, column)));
  }

  /**
   * Writes an array of three dimensions, format 1.0, little endian, row-major.
   *
   * @param type {@link Type#UINT8} for values of 0 and 1, else {@link Type#FLOAT64}
   * @param values the same number of elements in each row, and of rows in each matrix
   */
  public static void write(Path file, Type type, double[][][] values) throws IOException {
    int rows = values[0].length;
    int columns = values[0][0].length;
    byte[] line = new byte[Math.multiplyExact(columns, type.bytes)];
    ByteBuffer buffer = ByteBuffer.wrap(line).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header(type, values.length, rows, columns));
      for (double[][] matrix : values) {
        for (double[] row : matrix) {
          buffer.clear();
          for (double value : row) {
            if (type == Type.FLOAT64) {
              buffer.putDouble(value);
            } else {
              buffer.put((byte) value);
            }
          }
          out.write(line);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Cell {
    void put(int row, int column, ByteBuffer out);
  }

  private static void write(Path file, Type type, int rows, int columns, Cell cell)
      throws IOException {
    byte[] line = new byte[Math.multiplyExact(columns, type.bytes)];
    ByteBuffer buffer = ByteBuffer.wrap(line).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header(type, rows, columns));
      for (int row = 0; row < rows; row++) {
        buffer.clear();
        for (int column = 0; column < columns; column++) {
          cell.put(row, column, buffer);
        }
        out.write(line);
      }
    }
  }

  private static byte[] header(Type type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(joining(", "));
    String text =
        "{'descr': '" + type.descr + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
    int preamble = MAGIC.length + 4;
    int length = (preamble + text.length() + 1 + 63) / 64 * 64; // data start on a multiple of 64
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) ' ');
    header[length - 1] = '\n';
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (length - preamble))
        .put(text.getBytes(StandardCharsets.US_ASCII));
    return header;
  }
}
