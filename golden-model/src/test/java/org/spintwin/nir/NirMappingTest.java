// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.golden.LifNetworkSteps;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.nir.NirComparison.LayerComparison;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.nir.NirSimulation.Current;
import org.spintwin.nir.NirSimulation.Reset;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Source;

/** Networks of real numbers as chips of integers, beside each other, and back. */
final class NirMappingTest {
  private static final double DT = 1e-3;

  @TempDir Path folder;

  private static ImportOptions options(Reset reset, Current current, int levels, Integer bits) {
    return new ImportOptions(DT, reset, current, levels, bits, null, null, null, null, false);
  }

  /** Several layers, recurrent, with delays, biases and neurons of all models, all different. */
  private static NirFile random(long seed) {
    System.out.println("random network, seed " + seed);
    var random = new SplittableRandom(seed);
    return new GraphText()
        .input("in", 6)
        .node("a", "Affine")
        .set("a", "weight", matrix(random, 8, 6, 3))
        .set("a", "bias", numbers(random, 8, -0.1, 0.3))
        .node("lif", "LIF")
        .set("lif", "tau", numbers(random, 8, 0.004, 0.04))
        .set("lif", "r", numbers(random, 8, 2, 6))
        .set("lif", "v_leak", numbers(random, 8, -0.1, 0.1))
        .set("lif", "v_threshold", numbers(random, 8, 0.6, 1.2))
        .set("lif", "v_reset", numbers(random, 8, -0.2, 0.1))
        .node("back", "Linear")
        .set("back", "weight", matrix(random, 8, 8, 0.5))
        .node("b", "Linear")
        .set("b", "weight", matrix(random, 7, 8, 8))
        .node("late", "Delay")
        .set("late", "delay", 3 * DT, DT, 4 * DT, 3 * DT, 3 * DT, DT, DT, 2 * DT)
        .node("c", "Linear")
        .set("c", "weight", matrix(random, 7, 8, 4))
        .node("cuba", "CubaLIF")
        .set("cuba", "tau_syn", numbers(random, 7, 0.003, 0.01))
        .set("cuba", "tau_mem", numbers(random, 7, 0.005, 0.03))
        .set("cuba", "r", numbers(random, 7, 3, 6))
        .set("cuba", "w_in", numbers(random, 7, 1, 3))
        .set("cuba", "v_leak", numbers(random, 7, 0, 0.1))
        .set("cuba", "v_threshold", numbers(random, 7, 0.8, 1.2))
        .node("top", "Linear")
        .set("top", "weight", matrix(random, 8, 7, 0.5))
        .node("d", "Linear")
        .set("d", "weight", matrix(random, 5, 7, 5))
        .node("if", "IF")
        .set("if", "r", numbers(random, 5, 200, 600))
        .set("if", "v_threshold", numbers(random, 5, 0.5, 1))
        .node("e", "Affine")
        .set("e", "weight", matrix(random, 4, 5, 1))
        .set("e", "bias", numbers(random, 4, -0.1, 0.1))
        .node("li", "LI")
        .set("li", "tau", numbers(random, 4, 0.01, 0.02))
        .set("li", "r", 3)
        .set("li", "v_leak", 0)
        .output("out", 4)
        .output("spikes", 5)
        .way("in > a > lif > b > cuba > d > if > e > li > out")
        .way("lif > back > lif")
        .way("lif > late > c > cuba")
        .way("cuba > top > lif")
        .way("if > spikes")
        .file();
  }

  private static NirArray numbers(SplittableRandom random, int size, double low, double high) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> random.nextDouble(low, high));
    return NirArray.reals(numbers, size);
  }

  private static NirArray matrix(SplittableRandom random, int rows, int columns, double scale) {
    double[] numbers = new double[rows * columns];
    Arrays.setAll(numbers, i -> scale * random.nextDouble(-0.5, 1) / columns);
    return NirArray.reals(numbers, rows, columns);
  }

  private static double[][][] spikes(long seed, int inputs) {
    var random = new SplittableRandom(seed);
    double[][][] samples = new double[3][200][inputs];
    for (double[][] sample : samples) {
      for (double[] step : sample) {
        Arrays.setAll(step, i -> random.nextInt(3) == 0 ? 1 : 0);
      }
    }
    return samples;
  }

  private static Mapped map(NirFile file, ImportOptions options, double[][][] samples) {
    NirNetwork network = NirNetwork.of(file, options.step());
    Calibration calibration = Calibration.of(network, options, samples);
    FormatNotes notes = FormatNotes.read(file.graph(), network, options);
    return new NirMapping(network, calibration, options, notes).map("mapped");
  }

  private static NirComparison compare(
      NirFile file, Mapped mapped, ImportOptions options, double[][][] samples) {
    NirNetwork network = NirNetwork.of(file, options.step());
    return NirComparison.of(network, mapped, Calibration.of(network, options, samples));
  }

  @Test
  void norsesNeuronSpikesInTheSameStepsWithMembranesOf16Bits() throws IOException {
    Path resources = Path.of("src/test/resources/org/spintwin/nir");
    NirFile file = NirFile.read(resources.resolve("lif_norse.nir"));
    double[][][] input = {
      Files.readAllLines(resources.resolve("lif_norse.csv")).stream()
          .map(line -> new double[] {Double.parseDouble(line.split(",")[0])})
          .toArray(double[][]::new)
    };
    var options =
        new ImportOptions(1e-4, Reset.ZERO, Current.NOW, null, 16, null, null, null, null, false);
    Mapped mapped = map(file, options, input);
    assertThat(mapped.chip().layers().get(0).membraneBits()).isEqualTo(16);
    var steps = new LifNetworkSteps(mapped.chip());
    List<Integer> spikes = new ArrayList<>();
    for (int t = 0; t < input[0].length; t++) {
      steps.step(new long[] {(long) input[0][t][0]}, t == 0);
      if (steps.answers(1)[0] != 0) {
        spikes.add(t);
      }
    }
    assertThat(spikes).containsExactly(460, 510, 710, 760);
    LayerComparison layer = compare(file, mapped, options, input).layers().get(0);
    assertThat(layer.spikesInBoth()).isEqualTo(4);
    assertThat(layer.missing() + layer.extra()).isZero();
    assertThat(layer.largestError()).isLessThan(2e-5);
  }

  /** 12 bits of a code and 24 of a membrane: as many spikes, some of them elsewhere. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void generousFormatsSpikeMostlyAsDoublePrecisionDoes(long seed) {
    NirFile file = random(seed);
    double[][][] samples = spikes(seed, 6);
    ImportOptions options = options(Reset.ZERO, Current.NOW, 2047, 24);
    for (LayerComparison layer :
        compare(file, map(file, options, samples), options, samples).layers()) {
      assertThat(layer.clippedSteps()).isZero();
      assertThat(layer.agreement()).isGreaterThan(0.7);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theFinestFormatsSpikeExactlyAsDoublePrecisionDoes(long seed) {
    NirFile file = random(seed);
    double[][][] samples = spikes(seed, 6);
    Reset reset = Reset.values()[(int) seed % 2];
    Current current = Current.values()[(int) seed / 2 % 2];
    var options = new ImportOptions(DT, reset, current, 32767, 36, 24, null, null, null, false);
    for (LayerComparison layer :
        compare(file, map(file, options, samples), options, samples).layers()) {
      assertThat(layer.clippedSteps()).isZero();
      assertThat(layer.missing() + layer.extra()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void whatIsExportedIsImportedAsTheSameChip(long seed) throws IOException {
    NirFile file = random(seed);
    double[][][] samples = spikes(seed, 6);
    Reset reset = Reset.values()[(int) seed % 2];
    Current current = Current.values()[(int) seed / 2 % 2];
    for (Integer bits : new Integer[] {null, 18}) {
      ImportOptions options = options(reset, current, 127, bits);
      Mapped mapped = map(file, options, samples);
      NirFile exported = export(file, mapped);
      assertSameForm(exported.graph(), file.graph());
      Path path = folder.resolve("exported.nir");
      exported.write(path);
      double[][][] others = spikes(seed + 1, 6);
      Mapped again = map(NirFile.read(path), options, others);
      assertThat(again.chip()).usingRecursiveComparison().isEqualTo(mapped.chip());
      assertThat(again.scale()).isEqualTo(mapped.scale());
    }
  }

  private NirFile export(NirFile file, Mapped mapped) throws IOException {
    file.write(folder.resolve("graph.nir"));
    var graph = new LifNetworkFile.Graph("graph.nir", "s");
    return NirExport.of(
        folder.resolve("chip.yaml"), new LifNetworkFile(mapped.chip(), mapped.scale(), graph));
  }

  private static void assertSameForm(NirGraph exported, NirGraph given) {
    assertThat(exported.edges()).isEqualTo(given.edges());
    assertThat(exported.nodes().keySet()).isEqualTo(given.nodes().keySet());
    given
        .nodes()
        .forEach(
            (name, node) -> assertThat(exported.nodes().get(name).type()).isEqualTo(node.type()));
  }

  @Test
  void theExportedGraphDoesWhatTheChipDoes() throws IOException {
    NirFile file = random(21);
    double[][][] samples = spikes(21, 6);
    ImportOptions options = options(Reset.ZERO, Current.NOW, 15, 24);
    Mapped mapped = map(file, options, samples);
    NirFile exported = export(file, mapped);
    NirComparison before = compare(file, mapped, options, samples);
    NirComparison after = compare(exported, mapped, options, samples);
    for (int k = 0; k < before.layers().size(); k++) {
      assertThat(after.layers().get(k).agreement()).isGreaterThan(0.95);
    }
    assertThat(before.layers().get(0).agreement()).isLessThan(after.layers().get(0).agreement());
  }

  @Test
  void aChipWrittenByHandIsExportedAndImportedAsItself() throws IOException {
    Path yaml = folder.resolve("chip.yaml");
    Files.writeString(yaml, LifNetworkFile.starter());
    LifNetworkFile starter = LifNetworkFile.read(yaml, List.of());
    NirFile exported = NirExport.of(yaml, starter);
    Path path = folder.resolve("starter.nir");
    exported.write(path);
    ImportOptions options = ImportOptions.standard(0.001);
    Mapped again = map(NirFile.read(path), options, spikes(1, 4));
    Layer hidden = again.chip().layers().get(0);
    assertThat(hidden.sources())
        .containsExactly(
            new Source(LifNetworkChip.INPUT, 0, 0, List.of()), new Source(1, 1, 0, List.of()));
    assertThat(again.chip())
        .usingRecursiveComparison()
        .ignoringFields("name", "layers.sources")
        .isEqualTo(starter.chip());
    assertThat(again.scale().layers()).isEqualTo(starter.scale().layers());
  }

  /** Elements, delays, a layer before which another is computed: the graph has another order. */
  @Test
  void aGraphOfAChipWrittenByHandComputesTheSame() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("chip.yaml"),
            """
            spintwin: 1
            chip: lif-network
            name: cuba
            inputs: {count: 2, bits: 6, unit: 0.1}
            layers:
              - name: a
                neurons: 2
                synapse: now
                sources: [{from: inputs, delay: 2, elements: [1]}, {from: b}]
                weights: [[5, 1, 2], [6, -1, -2]]
                settings: {leak: 300, decay: 500, offset: 3, current_offset: -2, threshold: 50}
              - name: b
                neurons: 2
                sources: [{from: a}, {from: inputs}]
                weights: [[50, 1, 1, 1], [6, -1, 2, 3]]
                settings: {threshold: [50, 60], offset: 1}
            outputs: [b, a]
            """);
    LifNetworkFile written = LifNetworkFile.read(yaml, List.of());
    Path path = folder.resolve("chip.nir");
    NirExport.of(yaml, written).write(path);
    Mapped again = map(NirFile.read(path), ImportOptions.standard(0.001), spikes(1, 2));
    assertThat(again.scale().layers()).isEqualTo(written.scale().layers());
    var one = new LifNetworkSteps(written.chip());
    var other = new LifNetworkSteps(again.chip());
    var random = new SplittableRandom(7);
    int spikes = 0;
    for (int t = 0; t < 500; t++) {
      long[] input = {random.nextInt(-32, 32), random.nextInt(-32, 32)};
      one.step(input, t % 100 == 0);
      other.step(input, t % 100 == 0);
      for (int k = 0; k < 2; k++) {
        int there = again.chip().outputs().get(k);
        int here = written.chip().outputs().get(k);
        assertThat(other.membranes(there)).isEqualTo(one.membranes(here));
        assertThat(other.answers(there)).isEqualTo(one.answers(here));
        spikes += (int) Arrays.stream(one.answers(here)).sum();
      }
    }
    assertThat(spikes).isGreaterThan(100);
  }

  @Test
  void aChipThatNoGraphHasTheFormOfIsToldWhy() throws IOException {
    String layer =
        "{neurons: 1, sources: [{from: inputs}], weights: [[1]], settings: {threshold: 5},";
    Path yaml =
        Files.writeString(
            folder.resolve("chip.yaml"),
            "spintwin: 1\nchip: lif-network\nname: x\ninputs: {count: 1}\nlayers:\n- "
                + layer
                + " name: a, reset: set}\n- "
                + layer
                + " name: b, reset: subtract}\noutputs: [a, b]\n");
    LifNetworkFile file = LifNetworkFile.read(yaml, List.of());
    assertThatThrownBy(() -> NirExport.of(yaml, file))
        .hasMessage(
            "%Error-COMBINATION: "
                + yaml
                + ": layers: found both kinds of resets, subtract and set, between which NIR cannot"
                + " tell; allowed layers that a NIR graph can have");
  }

  @Test
  void membranesThatAreTooNarrowTakeCoarserCodesInsteadOfClipping() {
    NirFile file =
        new GraphText()
            .input("in", 6)
            .node("w", "Linear")
            .set("w", "weight", matrix(new SplittableRandom(31), 4, 6, 6))
            .lif("lif")
            .set("lif", "tau", 0.02)
            .output("out", 4)
            .way("in > w > lif > out")
            .file();
    double[][][] samples = spikes(31, 6);
    ImportOptions options = options(Reset.ZERO, Current.NOW, 127, 7);
    Mapped mapped = map(file, options, samples);
    assertThat(mapped.layers().get(0).layer().membraneBits()).isEqualTo(7);
    assertThat(mapped.layers().get(0).largestCode()).isBetween(1, 10);
    LayerComparison layer = compare(file, mapped, options, samples).layers().get(0);
    assertThat(layer.clippedSteps()).isZero();
    assertThat(layer.used()).isGreaterThan(0.4);
  }

  /**
   * One large weight among many small ones: clipping it is better than rounding all others to 0.
   */
  @Test
  void theFineSearchClipsAFewWeightsWhereSumsAreBetterForIt() {
    var random = new SplittableRandom(5);
    double[] weights = new double[40];
    Arrays.setAll(weights, i -> i == 7 ? 2 : random.nextDouble(0.2, 1));
    NirFile file =
        new GraphText()
            .input("in", 40)
            .linear("w", 1, 40, weights)
            .lif("lif")
            .output("out", 1)
            .way("in > w > lif > out")
            .file();
    double[][][] samples = spikes(5, 40);
    for (double[] step : samples[0]) {
      step[7] = 0;
    }
    ImportOptions plain = options(Reset.SUBTRACT, Current.NOW, 2, 24);
    var fine =
        new ImportOptions(DT, Reset.SUBTRACT, Current.NOW, 2, 24, null, null, null, null, true);
    Mapped coarse = map(file, plain, samples);
    Mapped searched = map(file, fine, samples);
    assertThat(coarse.layers().get(0).codesClipped()).isZero();
    assertThat(searched.layers().get(0).codesClipped()).isPositive();
    assertThat(compare(file, searched, fine, samples).layers().get(0).rmsError())
        .isLessThan(0.8 * compare(file, coarse, plain, samples).layers().get(0).rmsError());
  }

  @Test
  void realInputsAreQuantizedAndClipped() {
    NirFile file =
        new GraphText()
            .input("in", 2)
            .linear("w", 1, 2, 1, -0.5)
            .lif("lif")
            .output("out", 1)
            .way("in > w > lif > out")
            .file();
    double[][][] samples = {{{0.5, -1}, {0.25, 2}, {3, 0.1}}};
    Mapped chosen = map(file, options(Reset.ZERO, Current.NOW, 127, null), samples);
    assertThat(chosen.input()).isEqualTo(new InputFormat(8, 3.0 / 127));
    assertThat(chosen.chip().inputBits()).isEqualTo(8);
    var narrow =
        new ImportOptions(DT, Reset.ZERO, Current.NOW, null, null, null, 5, 1.0, null, false);
    Mapped given = map(file, narrow, samples);
    assertThat(given.input()).isEqualTo(new InputFormat(5, 1.0 / 15));
    assertThat(List.of(given.input().raw(2), given.input().raw(-5), given.input().raw(0.5)))
        .containsExactly(15L, -16L, 8L);
    assertThat(compare(file, given, narrow, samples).inputsClipped()).isEqualTo(2);
  }
}
