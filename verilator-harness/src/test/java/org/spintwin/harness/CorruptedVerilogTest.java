// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TwinImage;

/**
 * Errors put into the Verilog are found, at the right clock and signal. Which clock and signal that
 * is, Icarus Verilog says: it runs the emitted and the corrupted Verilog on the same stimulus, and
 * the first difference of what it prints must be the mismatch that verification tells.
 */
@RequiresTool({"iverilog", "vvp"})
final class CorruptedVerilogTest {
  /** Clocks within which every error must have shown, whatever the seed. */
  private static final int CLOCKS = 40_000;

  private static final List<Long> SEEDS =
      Boolean.getBoolean("spintwin.full") ? List.of(1L, 2L, 3L) : List.of(1L);

  @TempDir static Path folder;

  /** A chip with its Verilog as emitted, and what Icarus prints of it for each seed. */
  private static final Map<String, Reference> REFERENCES = new ConcurrentHashMap<>();

  private record Reference(Map<Long, Path> stimuli, Map<Long, List<String>> dumps) {}

  private static Reference reference(TwinImage image) {
    return REFERENCES.computeIfAbsent(image.spec().name(), name -> dumpTheOriginal(image));
  }

  private static Reference dumpTheOriginal(TwinImage image) {
    String name = image.spec().name();
    var reference = new Reference(new HashMap<>(), new HashMap<>());
    try {
      var icarus = icarus(folder.resolve(name), Verification.of(MramLifModel.chip(image)));
      for (long seed : SEEDS) {
        Path stimulus = folder.resolve(name + "_" + seed + ".mem");
        Files.writeString(stimulus, stimulus(image, seed));
        reference.stimuli.put(seed, stimulus);
        reference.dumps.put(seed, icarus.run(stimulus, CLOCKS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reference;
  }

  private static IcarusSimulation icarus(Path folder, Verification verification)
      throws IOException {
    IcarusTools tools = IcarusTools.find(System.getenv());
    return verification.icarus(tools, Files.createDirectories(folder), true);
  }

  static List<Corruption> corruptions() {
    return Corruptions.all();
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("corruptions")
  void isFoundAtTheClockAndSignalWhereIcarusSeesIt(Corruption corruption) throws IOException {
    TwinImage image = corruption.chip().get();
    Reference reference = reference(image);
    Map<String, String> files = corruption.files();
    var verification = Verification.of(MramLifModel.chip(image), files);
    RecordLayout compared = verification.golden().compared();
    VerilatedLibrary library =
        verification.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    Path own = Files.createTempDirectory(folder, "corrupted");
    var icarus = icarus(own, verification);
    for (long seed : SEEDS) {
      Stimulus stimulus = random(image, seed);
      LockstepResult result = verification.run(library, stimulus, CLOCKS, false, done -> {});
      assertThat(result.mismatch()).as("%s, seed %d", corruption, seed).isPresent();
      Mismatch mismatch = result.mismatch().orElseThrow();
      System.out.println(corruption + ", seed " + seed + ": " + mismatch);
      int clock = Math.toIntExact(mismatch.clock());
      assertThat(result.clocks()).isEqualTo(clock);

      List<String> right = reference.dumps.get(seed);
      List<String> wrong = icarus.run(reference.stimuli.get(seed), clock + 1);
      assertThat(wrong.subList(0, clock)).isEqualTo(right.subList(0, clock));
      assertThat(wrong.get(clock)).isNotEqualTo(right.get(clock));
      assertThat(IcarusSimulation.line(compared, mismatch.goldenRecord(), 0))
          .isEqualTo(right.get(clock));
      assertThat(IcarusSimulation.line(compared, mismatch.rtlRecord(), 0))
          .isEqualTo(wrong.get(clock));
      assertThat(mismatch.signal().name())
          .isEqualTo(firstDifference(compared, right.get(clock), wrong.get(clock)));
    }
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void changesTheTextOfOneModule(Corruption corruption) {
    Map<String, String> right = Corruption.original(corruption.chip().get());
    Map<String, String> wrong = corruption.files();
    assertThat(wrong.keySet()).containsExactlyElementsOf(right.keySet());
    assertThat(right.keySet().stream().filter(f -> !right.get(f).equals(wrong.get(f))))
        .containsExactly(corruption.module() + ".v");
  }

  @Test
  void everyModuleIsCorrupted() {
    assertThat(corruptions().stream().map(Corruption::module))
        .containsAll(
            Arrays.stream(Architecture.values())
                .flatMap(a -> a.top().blocks().stream().map(BlockSpec::stem))
                .toList())
        .contains("alpha_chip", "axi_wide");
    assertThat(corruptions()).hasSizeGreaterThanOrEqualTo(80);
  }

  @Test
  void aRegisterOfAnotherWidthIsRefusedByName() {
    var wider =
        new Corruption(
            "a counter with a bit too many",
            SmallChips::alpha,
            "step_latch",
            "reg [DIVIDER_BITS-1:0] clocks_left_q;",
            "reg [DIVIDER_BITS:0] clocks_left_q;");
    var verification = Verification.of(MramLifModel.chip(wider.chip().get()), wider.files());
    var build = new VerilatorBuild(Fixtures.tools());
    assertThatThrownBy(() -> verification.build(build, Variant.FAST))
        .isInstanceOfSatisfying(
            HarnessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LAYOUT_DIFFERS))
        .hasMessage(
            "'u_step_latch.clocks_left_q' is 5 bits in the Verilog of alpha_chip, but 4 bits in the"
                + " layout");
  }

  static Stream<TwinImage> originals() {
    Map<String, TwinImage> images = new TreeMap<>();
    corruptions().stream().map(c -> c.chip().get()).forEach(i -> images.put(i.spec().name(), i));
    return images.values().stream();
  }

  @ParameterizedTest(name = "chip {index}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("originals")
  void icarusAgreesWithTheGoldenModelOnTheOriginal(TwinImage image) {
    for (long seed : SEEDS) {
      var golden = Verification.of(MramLifModel.chip(image)).golden();
      var vectors = RecordedVectors.record(golden, random(image, seed), CLOCKS);
      List<String> dump = reference(image).dumps.get(seed);
      assertThat(dump).hasSize(CLOCKS);
      // Before the first edge of the reset, queues are read where Icarus knows no place.
      for (int c = 1; c < CLOCKS; c++) {
        int base = c * vectors.compared().words();
        assertThat(dump.get(c))
            .as("%s, seed %d, clock %d", image.spec().name(), seed, c)
            .isEqualTo(IcarusSimulation.line(vectors.compared(), vectors.expected(), base));
      }
    }
  }

  private static Stimulus random(TwinImage image, long seed) {
    return ChipStimulus.random(MramLifModel.chip(image), seed);
  }

  private static String stimulus(TwinImage image, long seed) {
    Stimulus stimulus = random(image, seed);
    int words = CLOCKS * Verification.of(MramLifModel.chip(image)).golden().inputs().words();
    long[] inputs = new long[words];
    stimulus.fill(inputs, CLOCKS);
    return IcarusSimulation.words(inputs, words);
  }

  private static String firstDifference(RecordLayout layout, String right, String wrong) {
    String[] a = right.split(" ");
    String[] b = wrong.split(" ");
    int i = 0;
    while (a[i].equals(b[i])) {
      i++;
    }
    return layout.names().get(i);
  }
}
