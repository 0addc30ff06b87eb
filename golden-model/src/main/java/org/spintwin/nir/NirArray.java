// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.Objects;

/** Numbers or texts in row-major order, with their shape; a scalar has no dimensions. */
public final class NirArray implements NirValue {
  /** What an element is in the file. */
  public enum Element {
    BOOL,
    INT8,
    UINT8,
    INT16,
    UINT16,
    INT32,
    UINT32,
    INT64,
    UINT64,
    FLOAT32,
    FLOAT64,
    TEXT;

    public boolean isReal() {
      return this == FLOAT32 || this == FLOAT64;
    }
  }

  private final Element element;
  private final int[] shape;

  /** {@code float[]}, {@code double[]}, {@code String[]}, or {@code long[]} for all others. */
  private final Object elements;

  private NirArray(Element element, int[] shape, Object elements, int length) {
    long expected = 1;
    for (int size : shape) {
      expected = Math.multiplyExact(expected, size);
    }
    if (expected != length) {
      throw new IllegalArgumentException(length + " elements for shape " + Arrays.toString(shape));
    }
    this.element = element;
    this.shape = shape.clone();
    this.elements = elements;
  }

  /** Reals that the file has in double precision. */
  public static NirArray reals(double[] values, int... shape) {
    return new NirArray(Element.FLOAT64, shape, values.clone(), values.length);
  }

  /** Reals that the file has in single precision. */
  public static NirArray floats(float[] values, int... shape) {
    return new NirArray(Element.FLOAT32, shape, values.clone(), values.length);
  }

  /** Whole numbers; those of {@link Element#UINT64} from 2^63 on are negative here. */
  public static NirArray integers(Element element, long[] values, int... shape) {
    if (element.isReal() || element == Element.TEXT) {
      throw new IllegalArgumentException(element + " is not a whole number");
    }
    return new NirArray(element, shape, values.clone(), values.length);
  }

  public static NirArray texts(String[] values, int... shape) {
    return new NirArray(Element.TEXT, shape, values.clone(), values.length);
  }

  public static NirArray text(String value) {
    return texts(new String[] {value});
  }

  public Element element() {
    return element;
  }

  public int[] shape() {
    return shape.clone();
  }

  /** For example {@code [3, 4]}; {@code []} for a scalar. */
  public String shapeText() {
    return Arrays.toString(shape);
  }

  /** How many elements. */
  public int length() {
    if (elements instanceof float[] floats) {
      return floats.length;
    }
    if (elements instanceof double[] doubles) {
      return doubles.length;
    }
    return elements instanceof long[] longs ? longs.length : texts().length;
  }

  public boolean isNumber() {
    return element != Element.TEXT;
  }

  /** Element number {@code index} of an array of numbers. */
  public double real(int index) {
    if (elements instanceof float[] floats) {
      return floats[index];
    }
    return elements instanceof double[] doubles ? doubles[index] : integer(index);
  }

  /** Element number {@code index} of an array of whole numbers. */
  public long integer(int index) {
    return ((long[]) elements)[index];
  }

  /** Element number {@code index} of an array of texts. */
  public String text(int index) {
    return texts()[index];
  }

  /** All numbers, in row-major order. */
  public double[] reals() {
    double[] values = new double[length()];
    Arrays.setAll(values, this::real);
    return values;
  }

  private String[] texts() {
    return (String[]) elements;
  }

  /** Equal to an array of the same element type, shape and content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NirArray that
        && element == that.element
        && Arrays.equals(shape, that.shape)
        && Objects.deepEquals(elements, that.elements);
  }

  @Override
  public int hashCode() {
    return 31 * element.hashCode() + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return element + shapeText();
  }
}
