// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * Images of handwritten digits.
 *
 * @param pixels [image][8 * row + column], 0 (paper) to 16 (ink)
 * @param labels [image], 0 to 9
 */
public record DigitSet(int[][] pixels, int[] labels) {
  static final int SIDE = 8;
  static final int PIXELS = SIDE * SIDE;
  static final int CLASSES = 10;
  static final int SPLITS = 5;

  private static final int INK = 16;

  /**
   * Images to train with and images to judge by.
   *
   * @param number 0 to 4
   */
  record Split(int number, DigitSet training, DigitSet heldOut) {}

  /**
   * Reads a gzipped file with a line of 64 pixels and a label for each image, separated by commas.
   *
   * @throws InputException when the file is missing or not such a file
   */
  public static DigitSet read(Path file) {
    List<int[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(row(file, rows.size() + 1, line));
      }
    } catch (NoSuchFileException e) {
      throw refused(file, Code.NOTFOUND, "no such file", "the images of the digits");
    } catch (ZipException | EOFException e) {
      throw refused(file, Code.FORMAT, "no whole gzip file: " + e.getMessage(), "a gzipped text");
    } catch (IOException e) {
      throw refused(file, Code.UNREADABLE, "a read error: " + e.getMessage(), "a readable file");
    }
    if (rows.size() < SPLITS) {
      throw refused(file, Code.SHAPE, rows.size() + " images", "at least " + SPLITS);
    }
    int[][] pixels = rows.stream().map(row -> Arrays.copyOf(row, PIXELS)).toArray(int[][]::new);
    return new DigitSet(pixels, rows.stream().mapToInt(row -> row[PIXELS]).toArray());
  }

  int size() {
    return labels.length;
  }

  /** The images of those numbers, in that order. */
  DigitSet select(int[] images) {
    return new DigitSet(
        IntStream.of(images).mapToObj(i -> pixels[i]).toArray(int[][]::new),
        IntStream.of(images).map(i -> labels[i]).toArray());
  }

  /** Five splits: the images are shuffled once, and each fifth is held out in turn. */
  List<Split> splits(long seed) {
    int[] order = IntStream.range(0, size()).toArray();
    Random random = new Random(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return IntStream.range(0, SPLITS)
        .mapToObj(
            k -> {
              int[] training = IntStream.range(0, size()).filter(i -> i % SPLITS != k).toArray();
              int[] heldOut = IntStream.range(0, size()).filter(i -> i % SPLITS == k).toArray();
              return new Split(k, select(pick(order, training)), select(pick(order, heldOut)));
            })
        .toList();
  }

  private static int[] pick(int[] from, int[] places) {
    return IntStream.of(places).map(i -> from[i]).toArray();
  }

  private static InputException refused(Path file, Code code, String found, String allowed) {
    return new InputException(code, Location.of(file), null, found, allowed);
  }

  private static int[] row(Path file, int line, String text) {
    String[] fields = text.split(",", -1);
    boolean legal = fields.length == PIXELS + 1;
    int[] row = new int[PIXELS + 1];
    for (int i = 0; legal && i <= PIXELS; i++) {
      legal = fields[i].matches("[0-9]{1,2}");
      row[i] = legal ? Integer.parseInt(fields[i]) : 0;
      legal = legal && row[i] <= (i < PIXELS ? INK : CLASSES - 1);
    }
    if (!legal) {
      throw new InputException(
          Code.VALUE,
          new Location(file.toString(), line, 1, text),
          null,
          text,
          "64 numbers 0 to 16 and a label 0 to 9, separated by commas");
    }
    return row;
  }
}
