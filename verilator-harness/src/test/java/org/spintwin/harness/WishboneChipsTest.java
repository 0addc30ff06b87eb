// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.WishboneChip;
import org.spintwin.proof.RuleProof;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Golden model and Verilog of chips as Wishbone slaves at every clock, down to the state of the
 * chip inside. {@code -Dspintwin.full=true} for more chips, seeds and clocks.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class WishboneChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final int SEEDS = FULL ? 4 : 1;
  private static final int CLOCKS = FULL ? 300_000 : 60_000;

  static Stream<GoldenChip> chips() {
    Stream<GoldenChip> others =
        LinkChips.images().stream().map(MramLifModel::chip).map(WishboneChip::of);
    return FULL ? Stream.concat(Stream.of(small()), others) : Stream.of(small());
  }

  static GoldenChip small() {
    return WishboneChip.of(TinyTapeoutChipsTest.bare());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void verilogEqualsGoldenModelAtEveryClock(GoldenChip chip) {
    LongStream.rangeClosed(1, SEEDS).forEach(seed -> ChipTwins.assertEqual(chip, seed, CLOCKS));
  }

  /** A comparison of chips that nobody speaks to would prove little. */
  @ParameterizedTest
  @MethodSource("chips")
  void theRandomMasterReachesTheChipAndIsAnswered(GoldenChip chip) {
    ClockedModel golden = chip.golden();
    var master = new RandomWishbone(chip, 1);
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    Map<String, Integer> clocks = new HashMap<>();
    List<Signal> counted =
        Stream.of("ack_q", "err_q", "access_q", "dropped_q", "full_q", "end_q", "overflow_q")
            .map(name -> golden.compared().signal("u_wishbone_bridge." + name))
            .toList();
    Signal step = golden.compared().signal(chip.design().top().step());
    int steps = 0;
    for (int c = 0; c < CLOCKS; c++) {
      master.follow(input, 0, record, 0);
      golden.clock(input, 0, record, 0);
      counted.stream()
          .filter(s -> record[s.offset()] != 0)
          .forEach(s -> clocks.merge(s.name(), 1, Integer::sum));
      steps += (int) record[step.offset()];
    }
    assertThat(clocks)
        .hasSize(counted.size())
        .allSatisfy((s, n) -> assertThat(n).isGreaterThan(50));
    assertThat(steps).isGreaterThan(200);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @MethodSource("chips")
  void thePropertiesOfTheProofHoldInAWholeChip(GoldenChip chip) {
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(chip.design()));
    files.computeIfPresent(
        "wishbone_bridge.v", (name, text) -> RuleProof.withRules("wishbone_bridge", text));
    files.putAll(RuleProof.sharedRules());
    var verification = Verification.of(chip, files);
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.ASSERT);
    LockstepResult result =
        verification.run(library, new RandomWishbone(chip, 3), CLOCKS, false, done -> {});
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }

  /**
   * @param signal a part of the name of the signal in which it shows first
   */
  record Error(String module, String from, String to, String signal) {}

  static Stream<Error> errors() {
    Stream<Error> some =
        Stream.of(
            new Error(
                "wishbone_bridge",
                "wire kept = returns && requested && !dropped_q;",
                "wire kept = returns && requested;",
                "u_wishbone_bridge."));
    Stream<Error> others =
        Stream.of(
            new Error(
                "sweep_control", "wire quiet = drain_q == 4'b0;", "wire quiet = 1'b1;", "u_chip."),
            new Error("tiny_wb", ".s_axi_wstrb(bus_wstrb)", ".s_axi_wstrb(4'hf)", "u_chip."),
            new Error("tiny_wb", ".s_axis_tlast(event_tlast)", ".s_axis_tlast(1'b1)", "u_chip."),
            new Error(
                "wishbone_bridge",
                "if (pop) begin",
                "if (reads) begin",
                "u_wishbone_bridge.full_q"),
            new Error(
                "wishbone_bridge",
                "!access_q && !ack_q && !err_q",
                "!access_q && !ack_q",
                "u_wishbone_bridge."),
            new Error(
                "wishbone_bridge",
                "answers && !good && BUS_ERRORS != 0",
                "1'b0",
                "u_wishbone_bridge.err_q"));
    return FULL ? Stream.concat(some, others) : some;
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsFound(Error e) {
    ChipTwins.assertFound(small(), e.module, e.from, e.to, e.signal, 1, CLOCKS);
  }
}
