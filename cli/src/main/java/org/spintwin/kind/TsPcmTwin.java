// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.spintwin.device.TsPcmCells;
import org.spintwin.experiment.pcm.PcmBench;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TsPcmModel;
import org.spintwin.io.ChipOption;
import org.spintwin.io.MatrixFile;
import org.spintwin.io.TsPcmFile;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Plot;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TsPcmChip;
import org.spintwin.spec.TsPcmChip.Training;

/**
 * A file of a ts-pcm chip, taken through the device physics.
 *
 * @param pattern which cells are taught, row by row
 */
public record TsPcmTwin(TsPcmChip spec, boolean[] pattern, TsPcmCells cells, GoldenChip chip)
    implements Twin {
  private static final String PATTERN = "pattern.csv";

  /**
   * Reads a chip file of this kind.
   *
   * @param options go before what the file says
   */
  public static TsPcmTwin load(Path chipFile, List<ChipOption> options) {
    return of(TsPcmFile.read(chipFile, options));
  }

  static TsPcmTwin of(TsPcmFile file) {
    TsPcmChip spec = file.chip();
    var cells = new TsPcmCells(spec);
    GoldenChip chip =
        new TsPcmModel()
            .chip(spec.name(), cells.parameters(), Map.of(TsPcmModel.CELLS, cells.image()));
    return new TsPcmTwin(spec, file.pattern(), cells, chip);
  }

  /** Where experiments with it are done. */
  PcmBench bench(Resources resources) {
    return new PcmBench(spec, pattern, chip, resources.tools());
  }

  @Override
  public String architecture() {
    return "parallel";
  }

  @Override
  public Origin origin() {
    String description =
        "Digital twin of an array of "
            + spec.rows()
            + " x "
            + spec.columns()
            + " cells, each a threshold switch on a phase-change memory";
    return new Origin(description, spec.clockHz(), spec.device().seed(), sources());
  }

  /** The chip file and its pattern, all in one folder. */
  private Map<String, String> sources() {
    boolean letter = spec.training().pattern().equals(Training.LETTER_F);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("chip.yaml", TsPcmFile.write(letter ? spec : spec.withPattern(PATTERN)));
    if (!letter) {
      int[][] rows = new int[spec.rows()][spec.columns()];
      for (int n = 0; n < pattern.length; n++) {
        rows[n / spec.columns()][n % spec.columns()] = pattern[n] ? 1 : 0;
      }
      sources.put(PATTERN, MatrixFile.csv(rows));
    }
    return sources;
  }

  @Override
  public List<Warning> warnings() {
    QFormat voltage = spec.cell().voltage();
    long highestConductance = (1L << spec.cell().conductanceBits()) - 1;
    long clipped =
        IntStream.range(0, spec.cells())
            .filter(n -> threshold(n) == voltage.maxRaw() || conductance(n) == highestConductance)
            .count();
    return clipped == 0
        ? List.of()
        : List.of(
            new Warning(
                "CLIPPED",
                clipped
                    + " of "
                    + spec.cells()
                    + " cells have a threshold or conductance at the end of its format; raise"
                    + " cell.voltage_bits or cell.conductance_bits"));
  }

  @Override
  public Map<String, String> facts() {
    long taught = IntStream.range(0, pattern.length).filter(n -> pattern[n]).count();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "cells",
        "%d x %d, inputs of %d bits".formatted(spec.rows(), spec.columns(), spec.valueBits()));
    facts.put("voltage", spec.cell().voltage() + ", saturating");
    facts.put("thresholds", range(IntStream.range(0, spec.cells()).mapToDouble(this::volts)));
    LongSummaryStatistics bases =
        LongStream.range(0, spec.cells()).map(n -> conductance((int) n)).summaryStatistics();
    facts.put(
        "G0",
        "%d to %d of %d steps"
            .formatted(bases.getMin(), bases.getMax(), (1L << spec.cell().conductanceBits()) - 1));
    facts.put("noise", spec.cell().noiseBits() == 0 ? "none" : spec.cell().noiseBits() + " bits");
    facts.put("pattern", taught + " of " + spec.cells() + " cells");
    return facts;
  }

  private static String range(DoubleStream values) {
    DoubleSummaryStatistics statistics = values.summaryStatistics();
    return String.format(Locale.ROOT, "%.2f to %.2f", statistics.getMin(), statistics.getMax());
  }

  private double volts(int cell) {
    return spec.cell().voltage().real(threshold(cell));
  }

  private long threshold(int cell) {
    return cells.threshold(cell / spec.columns(), cell % spec.columns());
  }

  private long conductance(int cell) {
    return cells.conductance(cell / spec.columns(), cell % spec.columns());
  }

  @Override
  public List<Plot> pictures() {
    return List.of(
        map("Thresholds of the switches", "threshold", true),
        map("Conductances after RESET", "G0, steps", false));
  }

  private Plot map(String title, String name, boolean thresholds) {
    double[][] values = new double[spec.rows()][spec.columns()];
    for (int n = 0; n < spec.cells(); n++) {
      values[n / spec.columns()][n % spec.columns()] = thresholds ? volts(n) : conductance(n);
    }
    return Plot.of(
        title, Axis.whole("column"), Axis.whole("row").downwards(), new HeatMap(name, values));
  }
}
