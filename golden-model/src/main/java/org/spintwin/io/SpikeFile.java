// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * Spikes in a file, in one of three forms:
 *
 * <ul>
 *   <li>a CSV list of events, {@code step,address} on a line, in any order, with or without that
 *       header; a comment {@code # steps=N} gives the length, else the last event does;
 *   <li>a dense CSV table, one line per step, a 0 or 1 per input;
 *   <li>a {@code .npy} matrix of booleans or integers 0 and 1, [step, input].
 * </ul>
 */
public final class SpikeFile {
  private static final String HEADER = "step,address";
  private static final Set<String> HEADERS = Set.of(HEADER, "t,addr");
  private static final Pattern LENGTH = Pattern.compile("#\\s*steps\\s*=\\s*(\\d{1,18})\\s*");

  private SpikeFile() {}

  /**
   * Reads spikes for a chip with {@code inputs} inputs.
   *
   * @throws InputException when the file is in none of the forms, or names an input that is not
   *     there
   */
  public static SpikeTrain read(Path file, int inputs) {
    if (MatrixFile.isNpy(file)) {
      return fromNpy(file, inputs);
    }
    CsvFile csv = CsvFile.read(file);
    CsvFile.Line first = csv.first();
    if (first == null) {
      return events(csv, inputs, false);
    }
    int columns = first.cells().length;
    boolean header = isHeader(first.cells());
    if (!header && columns == 2 && inputs == 2) {
      throw first.error(
          Code.FORMAT,
          0,
          null,
          "two columns for two inputs, which may mean either form",
          "a first line " + HEADER + " for a list of events, or a .npy matrix");
    }
    if (header || columns == 2) {
      return events(csv, inputs, header);
    }
    if (columns != inputs) {
      throw first.error(
          Code.SHAPE,
          0,
          null,
          columns + " values on a line",
          "2 (" + HEADER + ") or " + inputs + " (a 0 or 1 per input)");
    }
    return dense(csv, inputs);
  }

  /** Whether a line says that a list of events follows. */
  static boolean isHeader(String[] cells) {
    return HEADERS.contains(String.join(",", cells).toLowerCase(Locale.ROOT));
  }

  private static SpikeTrain events(CsvFile csv, int inputs, boolean header) {
    int longest = SpikeTrain.maxSteps(inputs);
    int length = statedLength(csv, longest);
    int lastStep = length > 0 ? length - 1 : longest - 1;
    int[][] events = new int[2][csv.countLines() - (header ? 1 : 0)];
    int[] count = {header ? -1 : 0};
    int[] steps = {length};
    csv.forEachLine(
        line -> {
          int event = count[0]++;
          if (event < 0) {
            return;
          }
          if (line.cells().length != 2) {
            throw line.error(Code.SHAPE, 0, null, line.cells().length + " values", HEADER);
          }
          events[0][event] = (int) line.integer(0, 0, lastStep, () -> "step");
          events[1][event] = (int) line.integer(1, 0, inputs - 1, () -> "address");
          steps[0] = Math.max(steps[0], events[0][event] + 1);
        });
    if (steps[0] == 0) {
      throw noSteps(csv.source().file());
    }
    SpikeTrain train = new SpikeTrain(inputs, steps[0]);
    for (int event = 0; event < events[0].length; event++) {
      train.add(events[0][event], events[1][event]);
    }
    return train;
  }

  /** The N of {@code # steps=N}; 0 where it is not stated. */
  private static int statedLength(CsvFile csv, int longest) {
    for (int i = 0; i < csv.source().lines().size(); i++) {
      Matcher comment = LENGTH.matcher(csv.source().lines().get(i).strip());
      if (comment.matches()) {
        long length = Long.parseLong(comment.group(1));
        if (length < 1 || length > longest) {
          throw new InputException(
              Code.RANGE, csv.source().at(i + 1, 1), "steps", "" + length, "1 to " + longest);
        }
        return (int) length;
      }
    }
    return 0;
  }

  private static SpikeTrain dense(CsvFile csv, int inputs) {
    int[] step = {0};
    SpikeTrain train = new SpikeTrain(inputs, csv.countLines());
    csv.forEachLine(
        line -> {
          if (line.cells().length != inputs) {
            throw line.error(
                Code.SHAPE,
                0,
                null,
                line.cells().length + " values in step " + step[0],
                inputs + " values");
          }
          for (int input = 0; input < inputs; input++) {
            String cell = "step " + step[0] + ", input " + input;
            if (line.integer(input, 0, 1, () -> cell) == 1) {
              train.add(step[0], input);
            }
          }
          step[0]++;
        });
    return train;
  }

  private static SpikeTrain fromNpy(Path file, int inputs) {
    NpyFile npy = NpyFile.read(file);
    Location at = Location.of(file);
    int[] shape = npy.shape();
    if (!npy.isInteger()) {
      throw new InputException(
          Code.TYPE, at, null, "floating-point numbers", "booleans or integers; use astype(bool)");
    }
    int longest = SpikeTrain.maxSteps(inputs);
    if (shape.length != 2 || shape[1] != inputs || shape[0] > longest) {
      boolean transposed = shape.length == 2 && shape[0] == inputs && shape[1] <= longest;
      throw new InputException(
          Code.SHAPE,
          at,
          null,
          "shape " + npy.shapeText(),
          "(steps, " + inputs + "), steps 1 to " + longest,
          transposed ? "the transpose of this matrix" : null);
    }
    if (shape[0] == 0) {
      throw noSteps(file);
    }
    SpikeTrain train = new SpikeTrain(inputs, shape[0]);
    for (int step = 0; step < shape[0]; step++) {
      for (int input = 0; input < inputs; input++) {
        long value = npy.integer(step, input);
        if (value == 1) {
          train.add(step, input);
        } else if (value != 0) {
          throw new InputException(
              Code.RANGE, at, "step " + step + ", input " + input, "" + value, "0 or 1");
        }
      }
    }
    return train;
  }

  private static InputException noSteps(Path file) {
    return new InputException(
        Code.EMPTY, Location.of(file), null, "no steps", "at least one event or # steps=N");
  }

  /** Writes a train so that {@link #read} gives it back: {@code .npy}, or else a list of events. */
  public static void write(Path file, SpikeTrain train) throws IOException {
    if (MatrixFile.isNpy(file)) {
      NpyFile.write(
          file,
          NpyFile.Type.UINT8,
          train.steps(),
          train.inputs(),
          (s, i) -> train.get(s, i) ? 1 : 0);
      return;
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("# steps=" + train.steps() + "\n" + HEADER + "\n");
      for (int step = 0; step < train.steps(); step++) {
        for (int input = 0; input < train.inputs(); input++) {
          if (train.get(step, input)) {
            out.write(step + "," + input + "\n");
          }
        }
      }
    }
  }
}
