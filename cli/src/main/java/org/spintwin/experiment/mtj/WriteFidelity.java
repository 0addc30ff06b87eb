// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.spintwin.device.MtjArray;
import org.spintwin.device.MtjImages;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.harness.Stimulus;
import org.spintwin.report.Axis;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** {@code write-fidelity}: how many cells hold what was written into them. */
final class WriteFidelity implements Experiment<MtjBench> {
  private static final int ARRAYS = 300;
  private static final double[] ERRORS = {0.001, 0.01, 0.1};

  @Override
  public String name() {
    return "write-fidelity";
  }

  @Override
  public String title() {
    return "Write fidelity";
  }

  @Override
  public String expectation() {
    return "Of all cells of 300 arrays the share that holds what was written is 1 less the"
        + " probability of a write error within three standard deviations: in the draws of the"
        + " device, and in the writes of golden model and Verilog.";
  }

  @Override
  public Outcome run(MtjBench bench) {
    MtjBnnChip own = bench.chip();
    TreeSet<Double> errors = new TreeSet<>(Arrays.stream(ERRORS).boxed().toList());
    errors.add(own.device().writeError());
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "write error",
            "cells",
            "failed expected",
            "failed in the device",
            "failed in hardware");
    List<double[]> found = new ArrayList<>();
    long cells = (long) ARRAYS * own.rows() * own.columns();
    for (double error : errors) {
      MtjBnnChip chip = own.with(own.device().withWriteError(error));
      // What the hardware can tell apart of the probability.
      double drawn = chip.parameters().get("WRITE_ERROR") * MtjBnnChip.WRITE_ERROR_UNIT;
      double deviation = StrictMath.sqrt(error * (1 - error) * cells);
      long inDevice = failedInDevice(chip);
      long inHardware = failedInHardware(bench.models(), chip);
      String at = Checks.format("write error %.3g: ", error);
      checks.near(
          inDevice, error * cells, 3 * deviation, () -> at + "cells that the device failed");
      checks.near(
          inHardware, drawn * cells, 3 * deviation, () -> at + "cells that the hardware failed");
      table.add(error, cells, error * cells, inDevice, inHardware);
      found.add(new double[] {error, inDevice / (double) cells, inHardware / (double) cells});
    }
    List<double[]> drawn = found.stream().filter(f -> f[0] > 0 && f[1] > 0 && f[2] > 0).toList();
    return checks.outcome(
        Checks.format(
            "%d cells at each of %d probabilities; of the chip's own, %.4g, %d failed in hardware,"
                + " %.0f expected.",
            cells,
            errors.size(),
            own.device().writeError(),
            (long) (cells * of(found, own.device().writeError())),
            cells * own.device().writeError()),
        table,
        Plots.againstExpectation(
            title(),
            Axis.log("probability of a write error", ""),
            Axis.log("share of cells that failed", ""),
            series(drawn, 0),
            Map.of("device", series(drawn, 1), "hardware", series(drawn, 2))));
  }

  private static double of(List<double[]> found, double error) {
    return found.stream().filter(f -> f[0] == error).findFirst().orElseThrow()[2];
  }

  private static Series series(List<double[]> found, int column) {
    return Series.of(
        found.stream().mapToDouble(f -> f[0]).toArray(),
        found.stream().mapToDouble(f -> f[column]).toArray());
  }

  private static long failedInDevice(MtjBnnChip chip) {
    MtjArray array = new MtjArray(chip);
    boolean[][] targets = array.randomStates();
    long failed = 0;
    for (int write = 0; write < ARRAYS; write++) {
      boolean[][] states = array.written(targets, write);
      for (int row = 0; row < chip.rows(); row++) {
        for (int column = 0; column < chip.columns(); column++) {
          failed += states[row][column] == targets[row][column] ? 0 : 1;
        }
      }
    }
    return failed;
  }

  private static long failedInHardware(MtjModels models, MtjBnnChip chip) {
    MtjBnnImage image = MtjImages.of(chip, new MtjArray(chip).randomStates());
    RecordLayout layout = MtjModels.layout(image);
    Signal valid = layout.signal("state_valid_o");
    Signal state = layout.signal("state_o");
    var writes = new Writes(MtjModels.chip(image).golden().inputs(), chip);
    long[] counts = {0, 0};
    models.run(
        image,
        writes,
        writes.clocks(),
        (clock, record) -> {
          if (valid.get(record, 0, 0) != 0) {
            counts[0]++;
            counts[1] += state.get(record, 0, 0) == writes.target(clock) ? 0 : 1;
          }
        });
    if (counts[0] != writes.cells()) {
      throw new IllegalStateException(
          counts[0] + " of " + writes.cells() + " writes were answered");
    }
    return counts[1];
  }

  /** After a reset a write at each clock: random states into all cells, array after array. */
  private static final class Writes implements Stimulus {
    private static final int RESET_CLOCKS = 2;

    private final RecordLayout inputs;
    private final int rows;
    private final int columns;
    private final boolean[] targets;
    private int clock;

    Writes(RecordLayout inputs, MtjBnnChip chip) {
      this.inputs = inputs;
      rows = chip.rows();
      columns = chip.columns();
      targets = new boolean[ARRAYS * rows * columns];
      SplittableRandom random = new SplittableRandom(chip.device().seed());
      for (int i = 0; i < targets.length; i++) {
        targets[i] = random.nextBoolean();
      }
    }

    int cells() {
      return targets.length;
    }

    int clocks() {
      return RESET_CLOCKS + targets.length;
    }

    /** What was to be written on that clock. */
    int target(int at) {
      return targets[at - RESET_CLOCKS] ? 1 : 0;
    }

    @Override
    public void restart() {
      clock = 0;
    }

    @Override
    public void fill(long[] words, int count) {
      Arrays.fill(words, 0, count * inputs.words(), 0);
      for (int c = 0; c < count; c++) {
        int base = c * inputs.words();
        int write = clock++ - RESET_CLOCKS;
        if (write >= 0 && write < targets.length) {
          int cell = write % (rows * columns);
          set(words, base, "write_valid_i", 1);
          set(words, base, "write_row_i", cell / columns);
          set(words, base, "write_column_i", cell % columns);
          set(words, base, "write_data_i", targets[write] ? 1 : 0);
        }
        set(words, base, "rst_ni", write < 0 ? 0 : 1);
      }
    }

    private void set(long[] words, int base, String port, long value) {
      words[base + inputs.signal(port).offset()] = value;
    }
  }
}
