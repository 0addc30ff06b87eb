// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.device.MtjArray;
import org.spintwin.device.MtjImages;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MtjBnnModel;
import org.spintwin.io.ChipOption;
import org.spintwin.io.MatrixFile;
import org.spintwin.io.MtjBnnFile;
import org.spintwin.io.MtjBnnInputs;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Plot;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.MtjBnnSpec;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;

/**
 * A file of an {@code mtj-bnn} chip, taken through the device physics.
 *
 * @param targets what is written into the cells, [row][column], as read or drawn
 * @param image what the cells hold after that write
 */
record MtjBnnTwin(MtjBnnChip spec, boolean[][] targets, MtjBnnImage image, GoldenChip chip)
    implements Twin {
  static final String STATES = "states.csv";

  /**
   * Reads a chip file of this kind.
   *
   * @param options go before what the file says
   */
  static MtjBnnTwin load(Path chipFile, List<ChipOption> options) {
    MtjBnnInputs inputs = MtjBnnInputs.load(chipFile, options);
    MtjArray array = new MtjArray(inputs.chip());
    boolean[][] targets = inputs.states() == null ? array.randomStates() : inputs.states();
    MtjBnnImage image =
        MtjImages.of(inputs.chip(), array.written(targets, inputs.chip().device().write()));
    return new MtjBnnTwin(inputs.chip(), targets, image, MtjBnnModel.chip(image));
  }

  /** The chip file and the states it names, text by file name, all in one folder. */
  static Map<String, String> sources(MtjBnnChip chip, boolean[][] targets) {
    Map<String, String> sources = new LinkedHashMap<>();
    if (chip.states().equals(MtjBnnChip.RANDOM_STATES)) {
      sources.put("chip.yaml", MtjBnnFile.write(chip));
    } else {
      sources.put("chip.yaml", MtjBnnFile.write(chip.withStates(STATES)));
      sources.put(STATES, MatrixFile.csv(numbers(targets)));
    }
    return sources;
  }

  private static int[][] numbers(boolean[][] states) {
    return Arrays.stream(states)
        .map(row -> IntStream.range(0, row.length).map(i -> row[i] ? 1 : 0).toArray())
        .toArray(int[][]::new);
  }

  @Override
  public String architecture() {
    return "two passes over one array";
  }

  @Override
  public Origin origin() {
    String description =
        "Digital twin of a passive array of %d x %d magnetic tunnel junctions that holds a binary neural network"
            .formatted(spec.rows(), spec.columns());
    return new Origin(description, spec.clockHz(), spec.device().seed(), sources(spec, targets));
  }

  @Override
  public List<Warning> warnings() {
    QFormat format = spec.code();
    long clipped = clipped(image.parallel()) + clipped(image.antiparallel());
    return clipped == 0
        ? List.of()
        : List.of(
            new Warning(
                "CLIPPED",
                clipped
                    + " of "
                    + 2 * spec.rows() * spec.columns()
                    + " codes lie outside "
                    + format
                    + " and are clipped; raise array.code_bits or lower array.code_fraction_bits"));
  }

  private long clipped(int[][] codes) {
    return Arrays.stream(codes)
        .flatMapToInt(Arrays::stream)
        .filter(code -> code == spec.code().maxRaw())
        .count();
  }

  @Override
  public Map<String, String> facts() {
    MtjDeviceSpec device = spec.device();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("array", spec.rows() + " rows x " + spec.columns() + " columns");
    facts.put(
        "network",
        spec.features()
            + " features, "
            + spec.hidden()
            + " hidden neurons, "
            + spec.classes()
            + " classes, "
            + spec.biasRows()
            + " rows of bias");
    facts.put("codes", spec.code() + ", unit " + number(new MtjArray(spec).step()) + " S");
    facts.put("wires", number(100 * loss()) + " % of the current lost, all rows at full scale");
    facts.put(
        "writes",
        misses()
            + " of "
            + spec.rows() * spec.columns()
            + " cells hold another state than was written (probability "
            + number(device.writeError())
            + ")");
    facts.put(
        "timing",
        "a sample takes "
            + MtjBnnSpec.LATENCY
            + " clocks, "
            + number(spec.clockHz() / MtjBnnSpec.LATENCY)
            + " samples/s");
    return facts;
  }

  private int misses() {
    int misses = 0;
    for (int row = 0; row < spec.rows(); row++) {
      for (int column = 0; column < spec.columns(); column++) {
        misses += image.states()[row][column] == targets[row][column] ? 0 : 1;
      }
    }
    return misses;
  }

  /** Share of the current of all columns that wires take. */
  private double loss() {
    MtjArray array = new MtjArray(spec);
    double ideal = sum(array.conductances(image.states()));
    return 1 - sum(array.effective(image.states())) / ideal;
  }

  private static double sum(double[][] conductances) {
    return Arrays.stream(conductances).flatMapToDouble(Arrays::stream).sum();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  @Override
  public List<Plot> pictures() {
    double[][] codes = new double[spec.rows()][spec.columns()];
    for (int row = 0; row < spec.rows(); row++) {
      int here = row;
      Arrays.setAll(codes[row], column -> image.code(here, column));
    }
    return List.of(
        Plot.of(
            "Codes of the cells",
            Axis.whole("column"),
            Axis.whole("row").downwards(),
            new HeatMap("code, wires included", codes)));
  }
}
