// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.nio.file.Path;
import org.spintwin.io.IdxFile;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/** Grey images, each with its class 0 to 9. */
public final class ImageSet {
  private static final int CLASSES = 10;

  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;

  private ImageSet(int rows, int columns, byte[] pixels, byte[] labels) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** The part to train with, of a folder with the files of {@link Dataset#MNIST} or its likes. */
  public static ImageSet training(Path folder) {
    return read(folder.resolve(Dataset.TRAINING_IMAGES), folder.resolve(Dataset.TRAINING_LABELS));
  }

  /** The part to judge by. */
  public static ImageSet test(Path folder) {
    return read(folder.resolve(Dataset.TEST_IMAGES), folder.resolve(Dataset.TEST_LABELS));
  }

  /**
   * Reads images and their labels.
   *
   * @throws InputException when either is no such file, or they do not belong together
   */
  public static ImageSet read(Path imageFile, Path labelFile) {
    IdxFile images = IdxFile.read(imageFile, IdxFile.IMAGES);
    IdxFile labels = IdxFile.read(labelFile, IdxFile.LABELS);
    int[] shape = images.shape();
    if (labels.data().length != shape[0]) {
      throw refused(
          labelFile, Code.SHAPE, labels.data().length + " labels", shape[0] + ", one an image");
    }
    for (byte label : labels.data()) {
      if (label < 0 || label >= CLASSES) {
        throw refused(labelFile, Code.RANGE, "label " + (label & 0xFF), "0 to " + (CLASSES - 1));
      }
    }
    return new ImageSet(shape[1], shape[2], images.data(), labels.data());
  }

  private static InputException refused(Path file, Code code, String found, String allowed) {
    return new InputException(code, Location.of(file), null, found, allowed);
  }

  public int size() {
    return labels.length;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** 0 to 9. */
  public int label(int image) {
    return labels[image];
  }

  /**
   * Brightness of a pixel, 0 to 255.
   *
   * @param place {@code columns * row + column}
   */
  public int pixel(int image, int place) {
    return pixels[image * rows * columns + place] & 0xFF;
  }
}
