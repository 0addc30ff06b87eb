// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.device.TwinImages;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Decay;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.TwinImage;

/**
 * Golden model and Verilog of chips behind the pins of Tiny Tapeout at every clock, down to the
 * state of the chip inside. {@code -Dspintwin.full=true} for more chips, seeds and clocks.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class TinyTapeoutChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final int SEEDS = FULL ? 4 : 1;
  private static final int CLOCKS = FULL ? 500_000 : 100_000;

  static Stream<GoldenChip> chips() {
    return FULL
        ? Stream.concat(
            Stream.of(small()),
            LinkChips.images().stream().map(MramLifModel::chip).map(TinyTapeoutChip::of))
        : Stream.of(small());
  }

  /** 8 x 4, one lane, signed codes of 4 bits, membranes of 8, fixed settings. */
  static GoldenChip small() {
    return TinyTapeoutChip.of(bare());
  }

  /** The same without the pins, with weights in its memories. */
  static GoldenChip bare() {
    return MramLifModel.chip(image());
  }

  static TwinImage image() {
    var spec =
        new ChipSpec(
            "tiny",
            new ArraySpec(
                8,
                4,
                2,
                ArraySpec.Encoding.BINARY,
                ArraySpec.Polarity.SIGNED,
                new QFormat(true, 4, 0)),
            ChipSpec.RANDOM_WEIGHTS,
            new MramDeviceSpec(7e3, 1.5, 0, 0, 0.1, true, 1),
            new LifSpec(
                new QFormat(true, 8, 0),
                new QFormat(true, 8, 0),
                LifSpec.PspShape.PULSE,
                Decay.shift(0),
                Decay.shift(0),
                Decay.shift(2),
                8,
                0,
                false,
                false,
                0,
                0,
                0),
            InhibitionSpec.none(),
            new TimingSpec(1e6, 1, 1),
            new ArchitectureSpec(Architecture.FOLDED, 1, 16, 0, false, true, false));
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }

  @ParameterizedTest
  @MethodSource("chips")
  void verilogEqualsGoldenModelAtEveryClock(GoldenChip chip) {
    LongStream.rangeClosed(1, SEEDS).forEach(seed -> ChipTwins.assertEqual(chip, seed, CLOCKS));
  }

  /** A comparison of chips that nobody speaks to would prove little. */
  @ParameterizedTest
  @MethodSource("chips")
  void theRandomHostReachesTheChipAndIsAnswered(GoldenChip chip) {
    ClockedModel golden = chip.golden();
    var host = new RandomPins(chip, 1);
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    Map<String, Integer> clocks = new HashMap<>();
    List<Signal> counted =
        Stream.of(
                "u_byte_port.request_valid_o",
                "u_byte_port.answer_ready_o",
                "u_event_port.m_axis_tvalid",
                "u_event_port.m_axi_bready",
                "u_event_port.m_axi_rready",
                "u_chip.m_axis_tvalid",
                chip.design().top().step())
            .map(golden.compared()::signal)
            .toList();
    for (int c = 0; c < CLOCKS; c++) {
      host.follow(input, 0, record, 0);
      golden.clock(input, 0, record, 0);
      counted.stream()
          .filter(s -> record[s.offset()] != 0)
          .forEach(s -> clocks.merge(s.name(), 1, Integer::sum));
    }
    assertThat(clocks)
        .hasSize(counted.size())
        .allSatisfy((s, n) -> assertThat(n).isGreaterThan(50));
  }

  /**
   * @param signal a part of the name of the signal in which it shows first
   */
  record Error(String module, String from, String to, String signal) {}

  static Stream<Error> errors() {
    Stream<Error> some =
        Stream.of(new Error("byte_port", "(acknowledged || takes)", "acknowledged", "uio_out"));
    Stream<Error> others =
        Stream.of(
            new Error(
                "sweep_control", "wire quiet = drain_q == 4'b0;", "wire quiet = 1'b1;", "u_chip."),
            new Error(
                "byte_port", "state_q <= last_q ? NONE", "state_q <= !last_q ? NONE", "u_byte"),
            new Error("byte_port", "!acknowledged && !request_valid_o", "!acknowledged", "uio_out"),
            new Error(
                "tt_um_tiny", ".s_axis_tlast(event_tlast)", ".s_axis_tlast(1'b1)", "u_chip."));
    return FULL ? Stream.concat(some, others) : some;
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsFound(Error e) {
    ChipTwins.assertFound(small(), e.module, e.from, e.to, e.signal, 1, CLOCKS);
  }
}
