// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.io.MatrixFile;
import org.spintwin.nir.Calibration;
import org.spintwin.nir.ImportOptions;
import org.spintwin.nir.NirComparison;
import org.spintwin.nir.NirComparison.LayerComparison;
import org.spintwin.nir.NirFile;
import org.spintwin.nir.NirMapping;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.nir.NirNetwork;
import org.spintwin.nir.NirSimulation;
import org.spintwin.nir.NirTrace;
import org.spintwin.report.Section;

/**
 * Handwritten digits of 8 x 8 pixels as spikes: a network that was trained elsewhere becomes a
 * chip, which tells the digits on golden model and Verilog.
 */
final class LifNetworkDemonstration implements Demonstration {
  private static final double STEP = 1e-4;

  /** Of 32 and 10 neurons. */
  private static final int LANES = 8;

  private static final ImportOptions OPTIONS =
      new ImportOptions(
          STEP,
          NirSimulation.Reset.SUBTRACT,
          NirSimulation.Current.NOW,
          null,
          null,
          null,
          null,
          null,
          LANES,
          false);

  /** Images that golden model and Verilog both see; all are seen by the golden model. */
  private static final int COMPARED = 20;

  private static final int DIGITS = 9;

  @Override
  public Shown run(Resources resources) {
    Path folder = resources.examples().resolve("nir");
    NirNetwork network = NirNetwork.of(NirFile.read(folder.resolve("digits.nir")), STEP);
    double[][][] images =
        NirTrace.readInputs(folder.resolve("images.npy"), network.inputSize(), STEP);
    int[] labels =
        Arrays.stream(
                MatrixFile.readIntegers(folder.resolve("labels.csv"), images.length, 1, 0, DIGITS))
            .mapToInt(row -> row[0])
            .toArray();
    Calibration calibration = Calibration.of(network, OPTIONS, images);
    Mapped mapped = new NirMapping(network, calibration, OPTIONS, null).map("nir_digits");
    NirComparison comparison = NirComparison.of(network, mapped, calibration);
    int right = 0;
    for (int image = 0; image < labels.length; image++) {
      right += comparison.strongest().get(image) == labels[image] ? 1 : 0;
    }
    var file = new LifNetworkFile(mapped.chip(), mapped.scale(), null);
    LifNetworkTwin twin = LifNetworkTwin.of(Path.of("chip.yaml"), file);
    double[][][] compared = Arrays.copyOf(images, COMPARED);
    var input = new LifNetworkInput(folder.resolve("images.npy"), compared, mapped.input());
    return shown(comparison, right, twin, lockstep(twin.chip(), input.steps(), resources.tools()));
  }

  private static LockstepResult lockstep(GoldenChip chip, long[][] steps, Toolchain tools) {
    Verification verification = Verification.of(chip);
    var library = verification.build(new VerilatorBuild(tools), Variant.FAST);
    FiniteStimulus stimulus = ChipStimulus.given(chip, steps);
    return verification.run(library, stimulus, stimulus.clocks(), true, done -> {});
  }

  private static Shown shown(
      NirComparison comparison, int right, LifNetworkTwin twin, LockstepResult result) {
    int images = comparison.samples();
    LayerComparison last = comparison.layers().get(comparison.layers().size() - 1);
    List<String> lines =
        List.of(
            "Digits of 8 x 8 pixels told by the spikes of a network 64-32-10 from a NIR file",
            row("right", share(right, images)),
            row("as in double", share(comparison.sameAnswers(), images) + " the same answer"),
            row(
                "output spikes",
                String.format(
                    Locale.ROOT,
                    "%d in both, %d missing, %d extra",
                    last.spikesInBoth(),
                    last.missing(),
                    last.extra())),
            row("timing", twin.facts().get("timing")),
            row("in Verilog", COMPARED + " of the images"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("images", images);
    json.put("right", right);
    json.put("sameAnswers", comparison.sameAnswers());
    Section section = Section.of("Digits");
    for (String line : lines) {
      section = section.paragraph(line);
    }
    return new Shown(
        lines,
        json,
        Map.of(),
        twin.origin().sources(),
        List.of(section),
        result.clocks(),
        result.difference());
  }

  private static String row(String heading, String text) {
    return "%-15s %s".formatted(heading, text);
  }

  private static String share(int part, int images) {
    return "%d of %d images".formatted(part, images);
  }
}
