// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ForwardingModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.RtlStoppedException.Reason;
import org.spintwin.proof.RuleProof;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TwinImage;

/** The properties of the proofs and {@link AxiRules}, watching whole chips. */
@Execution(ExecutionMode.CONCURRENT)
final class AxiRulesTest {
  private static final int CLOCKS = 20_000;
  private static final int LARGEST = 12;

  private static final List<String> WATCHED =
      List.of("event_queue", "spike_queue", "axi_registers");

  /** The chip's files with the properties of the proofs in them. */
  private static Map<String, String> watched(TwinImage image) {
    Map<String, String> files =
        new LinkedHashMap<>(new VerilogWriter().chip(MramLifModel.chip(image).design()));
    for (String stem : WATCHED) {
      files.computeIfPresent(stem + ".v", (name, text) -> RuleProof.withRules(stem, text));
    }
    files.putAll(RuleProof.sharedRules());
    return files;
  }

  private static Stimulus stimulus(TwinImage image, long seed) {
    return ChipStimulus.random(MramLifModel.chip(image), seed);
  }

  @ParameterizedTest
  @RequiresTool("verilator")
  @CsvSource({"1, FOLDED", "2, FOLDED", "3, FOLDED", "4, PARALLEL_AXI", "5, PARALLEL_AXI"})
  void thePropertiesOfTheProofsHoldInAWholeChip(long seed, Architecture architecture) {
    TwinImage image = RandomMramLif.draw(seed, LARGEST, architecture);
    var verification = Verification.of(MramLifModel.chip(image), watched(image));
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.ASSERT);
    LockstepResult result =
        verification.run(library, stimulus(image, seed), CLOCKS, false, done -> {});
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }

  @Test
  @RequiresTool("verilator")
  void aBrokenPropertyStopsTheSimulation() {
    TwinImage image = RandomMramLif.draw(1, LARGEST, Architecture.FOLDED);
    Map<String, String> files = watched(image);
    files.computeIfPresent(
        "spike_queue.v",
        (name, text) ->
            text.replace(
                "if (!m_axis_tvalid || m_axis_tready) m_axis_tvalid <=", "m_axis_tvalid <="));
    var verification = Verification.of(MramLifModel.chip(image), files);
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.ASSERT);
    int words = verification.golden().inputs().words();
    long[] inputs = new long[CLOCKS * words];
    stimulus(image, 1).fill(inputs, CLOCKS);
    var buffer = new WordBuffer(inputs.length);
    buffer.put(inputs, inputs.length);
    try (VerilatedModel model = verification.open(library)) {
      assertThatThrownBy(() -> model.run(buffer, CLOCKS))
          .isInstanceOfSatisfying(
              RtlStoppedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STOP))
          .hasMessageStartingWith("axi_stream_rules.sv:");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PARALLEL")
  void aRuleThatIsBrokenIsNamedWithItsClock(Architecture architecture) {
    Map<String, String> rules =
        Map.of(
            "m_axis_tvalid", "m_axis_tvalid stays until m_axis_tready",
            "m_axis_tdata", "what m_axis_tvalid offers stays until it is taken",
            "s_axi_bvalid", "s_axi_bvalid stays until s_axi_bready",
            "s_axi_rdata", "what s_axi_rvalid offers stays until it is taken");
    TwinImage image = RandomMramLif.draw(6, LARGEST, architecture);
    rules.forEach(
        (signal, rule) -> {
          var rulesOfBroken =
              new AxiRules(new FlippedWhileOffered(MramLifModel.chip(image).golden(), signal), 99);
          var source = stimulus(image, 7);
          long[] inputs = new long[CLOCKS * rulesOfBroken.inputs().words()];
          source.fill(inputs, CLOCKS);
          assertThatThrownBy(() -> run(rulesOfBroken, inputs))
              .isInstanceOf(AssertionError.class)
              .hasMessageMatching("clock \\d+: broken rule: " + rule);
        });
  }

  @Test
  void anAnswerThatIsLateIsNamed() {
    TwinImage image = RandomMramLif.draw(6, LARGEST, Architecture.FOLDED);
    var impatient = new AxiRules(MramLifModel.chip(image).golden(), 3);
    long[] inputs = new long[CLOCKS * impatient.inputs().words()];
    stimulus(image, 7).fill(inputs, CLOCKS);
    assertThatThrownBy(() -> run(impatient, inputs))
        .hasMessageMatching("clock \\d+: broken rule: an answer within 3 clocks");
  }

  private static void run(ClockedModel model, long[] inputs) {
    long[] record = new long[model.compared().words()];
    for (int c = 0; c < CLOCKS; c++) {
      model.clock(inputs, c * model.inputs().words(), record, 0);
    }
  }

  /** A model with bit 0 of an output wrong on the second clock that its valid is 1. */
  private static final class FlippedWhileOffered extends ForwardingModel {
    private final RecordLayout.Signal flipped;
    private final RecordLayout.Signal valid;
    private final RecordLayout.Signal ready;
    private boolean waits;

    FlippedWhileOffered(ClockedModel model, String name) {
      super(model);
      flipped = model.compared().signal(name);
      String channel =
          List.of("m_axis_t", "s_axi_b", "s_axi_r").stream()
              .filter(name::startsWith)
              .findFirst()
              .orElseThrow();
      valid = model.compared().signal(channel + "valid");
      ready = model.inputs().signal(channel + "ready");
    }

    @Override
    public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
      boolean offered = waits && ready.get(inputs, inputBase, 0) == 0;
      model.clock(inputs, inputBase, record, recordBase);
      waits = valid.get(record, recordBase, 0) != 0;
      if (offered && waits) {
        flipped.set(record, recordBase, 0, flipped.get(record, recordBase, 0) ^ 1);
      }
    }
  }
}
