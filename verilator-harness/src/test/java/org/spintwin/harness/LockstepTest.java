// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout.Signal;

@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
class LockstepTest {
  private static final long SEED = 97;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreeingModelsRunToTheEnd(boolean singleThreaded) {
    try (VerilatedModel rtl = open(Map.of())) {
      var lockstep =
          new Lockstep(new SpikerGolden(), rtl, SpikerGolden.stimulus(SEED), singleThreaded);
      List<Long> progress = new ArrayList<>();
      LockstepResult first = lockstep.run(50_000, progress::add);
      assertThat(first.agrees()).isTrue();
      assertThat(first.clocks()).isEqualTo(50_000);
      assertThat(first.bitsPerClock()).isEqualTo(4 + 48);
      assertThat(progress).isSorted().endsWith(50_000L);
      LockstepResult more = lockstep.run(1);
      assertThat(more.agrees()).isTrue();
      assertThat(more.clocks()).isEqualTo(50_001);
      assertThat(lockstep.run(0).clocks()).isEqualTo(50_001);
      assertThat(more.rtlNanos()).isPositive();
      assertThat(more.goldenNanos()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"2,false", "2,true", "4095,false", "4096,true", "4097,false", "12345,true"})
  void findsOneWrongBitAtItsClockSignalAndElement(int clock, boolean singleThreaded) {
    try (VerilatedModel rtl = open(Map.of("BREAK_AT", (long) clock - 1))) {
      Stimulus stimulus = SpikerGolden.stimulus(SEED);
      LockstepResult result =
          new Lockstep(new SpikerGolden(), rtl, stimulus, singleThreaded).run(20_000);
      assertThat(result.agrees()).isFalse();
      assertThat(result.clocks()).isEqualTo(clock);
      Mismatch mismatch = result.mismatch().orElseThrow();
      assertThat(mismatch.clock()).isEqualTo(clock);
      assertThat(mismatch.signal().name()).isEqualTo("u_cell.membrane_q");
      assertThat(mismatch.element()).isEqualTo(2);
      assertThat(mismatch.golden() ^ mismatch.rtl()).isEqualTo(1 << 7);
      assertThat(mismatch)
          .hasToString(
              "clock "
                  + clock
                  + ": u_cell.membrane_q[2] is "
                  + mismatch.golden()
                  + " in the golden model, "
                  + mismatch.rtl()
                  + " in the Verilog");

      int words = rtl.inputs().words();
      long[] inputs = new long[(clock + 1) * words];
      stimulus.restart();
      stimulus.fill(inputs, clock + 1);
      assertThat(mismatch.inputs())
          .isEqualTo(Arrays.copyOfRange(inputs, clock * words, (clock + 1) * words));
      Signal spikes = rtl.compared().signal("spikes_o");
      assertThat(mismatch.goldenRecord()[spikes.offset()])
          .isEqualTo(mismatch.rtlRecord()[spikes.offset()]);
    }
  }

  @Test
  void findsAMemoryWordThatOnlyTheVerilogLost() {
    try (VerilatedModel rtl = open(Map.of("LOG_STUCK", 1L))) {
      LockstepResult result =
          new Lockstep(new SpikerGolden(), rtl, SpikerGolden.stimulus(SEED), false).run(1000);
      assertThat(result.mismatch()).isEmpty();
      MemoryMismatch memory = result.memoryMismatch().orElseThrow();
      assertThat(memory.memory()).isEqualTo("log_q");
      assertThat(memory.word()).isEqualTo(5);
      assertThat(memory.clock()).isEqualTo(1000);
      assertThat(memory.rtl()).containsExactly(0);
      assertThat(memory)
          .hasToString(
              "by clock 1000: log_q[5] is 0x"
                  + Long.toHexString(memory.golden()[0])
                  + " in the golden model, 0x0 in the Verilog");
    }
  }

  @Test
  void findsALostMemoryWordDuringALongRun() {
    try (VerilatedModel rtl = open(Map.of("LOG_STUCK", 1L))) {
      LockstepResult result =
          new Lockstep(new SpikerGolden(), rtl, SpikerGolden.stimulus(SEED), false).run(1 << 22);
      assertThat(result.memoryMismatch()).isPresent();
      assertThat(result.clocks()).isBetween(1L << 20, (1L << 20) + 4096);
    }
  }

  @Test
  void aFailingGoldenModelEndsTheRunWithItsOwnException() {
    ClockedModel golden = new SpikerGolden();
    Stimulus failing =
        new Stimulus() {
          @Override
          public void restart() {}

          @Override
          public void fill(long[] inputs, int clocks) {
            throw new ArithmeticException("no more input");
          }
        };
    try (VerilatedModel rtl = open(Map.of())) {
      var lockstep = new Lockstep(golden, rtl, failing, false);
      assertThatThrownBy(() -> lockstep.run(10))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("no more input");
    }
  }

  @Test
  void refusesModelsWithDifferentLayouts() {
    try (VerilatedModel other = Fixtures.build(Fixtures.events()).open()) {
      assertThatThrownBy(
              () -> new Lockstep(new SpikerGolden(), other, SpikerGolden.stimulus(1), false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("golden model and Verilog have different inputs:");
    }
  }

  @Test
  void leavesTheWaveformOfTheClocksAroundAMismatch(@TempDir Path folder) throws IOException {
    int clock = 1000;
    ModelSource source = SpikerGolden.source(Map.of("BREAK_AT", clock - 1L));
    MismatchWindow window;
    try (VerilatedModel traced = Fixtures.build(source, Variant.TRACE).open()) {
      assertThat(traced.singleEvaluation()).isFalse();
      window = MismatchWindow.write(traced, SpikerGolden.stimulus(SEED), clock, folder);
    }
    assertThat(folder).isDirectoryContaining(f -> f.endsWith("window.vcd"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(window.vcd(), window.gtkw());
    }
    List<Long> times =
        Files.readAllLines(window.vcd()).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> Long.parseLong(line.substring(1)))
            .toList();
    assertThat(times).first().isEqualTo(10L * (clock - 256));
    assertThat(times).last().isEqualTo(10L * (clock + 32) + 5);
    assertThat(Files.readString(window.gtkw()))
        .isEqualTo(
            """
            [dumpfile] "window.vcd"
            @800200
            -clk/rst
            @28
            TOP.spiker.clk_i
            @28
            TOP.spiker.rst_ni
            @1000200
            -clk/rst
            @800200
            -inputs
            @22
            TOP.spiker.current_i[23:0]
            @22
            TOP.spiker.slot_i[3:0]
            @1000200
            -inputs
            @800200
            -membranes
            @22
            TOP.spiker.u_cell.membrane_q[47:0]
            @1000200
            -membranes
            @800200
            -spikes
            @22
            TOP.spiker.spikes_o[3:0]
            @1000200
            -spikes
            """);
  }

  @Test
  @RequiresTool("vcd2fst")
  void theWaveformIsReadByGtkwave(@TempDir Path folder) throws Exception {
    try (VerilatedModel traced =
        Fixtures.build(SpikerGolden.source(Map.of()), Variant.TRACE).open()) {
      MismatchWindow window = MismatchWindow.write(traced, SpikerGolden.stimulus(SEED), 5, folder);
      Path fst = folder.resolve("window.fst");
      Process convert =
          new ProcessBuilder("vcd2fst", window.vcd().toString(), fst.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(convert.getInputStream().readAllBytes());
      assertThat(convert.waitFor()).as(output).isZero();
      assertThat(Files.size(fst)).isPositive();
    }
  }

  @Test
  void wavesNeedTheTraceVariant(@TempDir Path folder) throws IOException {
    try (VerilatedModel fast = open(Map.of())) {
      assertThatThrownBy(() -> MismatchWindow.write(fast, SpikerGolden.stimulus(SEED), 5, folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("waves need a model built as TRACE, this is FAST");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static VerilatedModel open(Map<String, Long> parameters) {
    return Fixtures.build(SpikerGolden.source(parameters)).open();
  }
}
