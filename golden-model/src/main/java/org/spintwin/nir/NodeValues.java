// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.nio.file.Path;
import java.util.Arrays;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;

/**
 * The datasets of one primitive, with errors that say where.
 *
 * @param path names from the outermost graph inwards, joined with '.'
 */
record NodeValues(Path file, String path, NirPrimitive node) {
  String type() {
    return node.type();
  }

  boolean has(String dataset) {
    return node.members().containsKey(dataset);
  }

  /** A dataset of finite numbers. */
  NirArray numbers(String dataset) {
    NirValue value = node.members().get(dataset);
    if (value == null) {
      String near = NearestName.of(dataset, node.members().keySet());
      throw new InputException(
          Code.MISSINGKEY,
          Location.of(file),
          "node '" + path + "'",
          (near == null ? "" : "'" + near + "' and ") + "no dataset '" + dataset + "'",
          "a node of type " + type() + ", which has it",
          near == null ? null : dataset);
    }
    if (!(value instanceof NirArray array) || !array.isNumber()) {
      String found = value instanceof NirArray ? "text" : "a group";
      throw error(Code.TYPE, dataset, found, "numbers");
    }
    for (int i = 0; i < array.length(); i++) {
      if (!Double.isFinite(array.real(i))) {
        String key = dataset + indices(array.shape(), i);
        throw error(Code.VALUE, key, Double.toString(array.real(i)), "finite numbers");
      }
    }
    return array;
  }

  /** A list of sizes, each at least 1; a scalar is a list of one. */
  int[] sizes(String dataset) {
    NirArray array = numbers(dataset);
    if (array.shape().length > 1) {
      throw error(Code.SHAPE, dataset, "shape " + array.shapeText(), "a list of sizes");
    }
    int[] sizes = new int[array.length()];
    for (int i = 0; i < sizes.length; i++) {
      double size = array.real(i);
      if (size != (int) size || size < 1) {
        throw error(Code.RANGE, dataset, decimal(size), "whole numbers from 1");
      }
      sizes[i] = (int) size;
    }
    return sizes;
  }

  /** A whole number. */
  int integer(String dataset, int otherwise) {
    if (!has(dataset)) {
      return otherwise;
    }
    NirArray array = numbers(dataset);
    if (array.length() != 1 || array.real(0) != (int) array.real(0)) {
      throw error(Code.TYPE, dataset, "shape " + array.shapeText(), "one whole number");
    }
    return (int) array.real(0);
  }

  /**
   * One number for each element.
   *
   * @param otherwise where the dataset is missing; NaN where it must be there
   */
  double[] broadcast(String dataset, int size, double otherwise) {
    double[] values = new double[size];
    if (!has(dataset) && !Double.isNaN(otherwise)) {
      Arrays.fill(values, otherwise);
      return values;
    }
    NirArray array = numbers(dataset);
    if (array.length() != 1 && array.length() != size) {
      throw error(
          Code.SHAPE,
          dataset,
          "shape " + array.shapeText(),
          "one number, or one for each of the " + size + " elements of the node");
    }
    Arrays.setAll(values, i -> array.real(array.length() == 1 ? 0 : i));
    return values;
  }

  InputException error(Code code, String dataset, String found, String allowed) {
    String key = "node '" + path + "'" + (dataset == null ? "" : ", " + dataset);
    return new InputException(code, Location.of(file), key, found, allowed);
  }

  /** For example {@code [2, 0]}. */
  static String indices(int[] shape, int element) {
    int[] indices = new int[shape.length];
    for (int d = shape.length - 1, rest = element; d >= 0; d--) {
      indices[d] = rest % shape[d];
      rest /= shape[d];
    }
    return Arrays.toString(indices);
  }

  /** Without ".0" where it is whole. */
  static String decimal(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
