// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import org.spintwin.data.ImageSet;

/**
 * Images as inputs of a perceptron: the pixels that are not 0, which are few.
 *
 * @param places [image][entry], rising
 * @param values [image][entry], 1 to 255
 * @param labels [image]
 * @param inputs pixels of an image
 */
public record Pixels(int[][] places, int[][] values, int[] labels, int inputs) {
  /** Classes of digits. */
  public static final int CLASSES = 10;

  /** All images of a set. */
  public static Pixels of(ImageSet images) {
    int inputs = images.rows() * images.columns();
    var pixels = none(images.size(), inputs);
    int[] image = new int[inputs];
    for (int i = 0; i < images.size(); i++) {
      for (int p = 0; p < inputs; p++) {
        image[p] = images.pixel(i, p);
      }
      pixels.set(i, image, images.label(i));
    }
    return pixels;
  }

  /**
   * Images as numbers.
   *
   * @param images [image][pixel], 0 to 255
   * @param labels [image]
   */
  public static Pixels of(int[][] images, int[] labels) {
    var pixels = none(images.length, images[0].length);
    for (int i = 0; i < images.length; i++) {
      pixels.set(i, images[i], labels[i]);
    }
    return pixels;
  }

  private static Pixels none(int count, int inputs) {
    return new Pixels(new int[count][], new int[count][], new int[count], inputs);
  }

  private void set(int index, int[] image, int label) {
    int bright = 0;
    for (int pixel : image) {
      bright += pixel == 0 ? 0 : 1;
    }
    places[index] = new int[bright];
    values[index] = new int[bright];
    labels[index] = label;
    int at = 0;
    for (int p = 0; p < image.length; p++) {
      if (image[p] != 0) {
        places[index][at] = p;
        values[index][at++] = image[p];
      }
    }
  }

  public int size() {
    return labels.length;
  }

  /** An image as the inputs of a chip. */
  public int[] image(int index) {
    int[] image = new int[inputs];
    for (int i = 0; i < places[index].length; i++) {
      image[places[index][i]] = values[index][i];
    }
    return image;
  }
}
