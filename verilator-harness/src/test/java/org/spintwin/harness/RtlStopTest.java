// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.harness.RtlStoppedException.Reason;
import org.spintwin.spec.RecordLayout;

@RequiresTool("verilator")
class RtlStopTest {
  @ParameterizedTest
  @CsvSource({
    "1, STOP, '$error(', 'count is 37'",
    "2, STOP, '$stop', ''",
    "3, FINISH, '$finish', ''",
    "4, STOP, '$fatal(', 'beyond repair'"
  })
  void theVerilogEndsTheRunButNotTheJvm(int event, Reason reason, String task, String text)
      throws Exception {
    VerilatedLibrary library = Fixtures.build(Fixtures.events());
    for (Evaluation evaluation : new Evaluation[] {Evaluation.SINGLE, Evaluation.DOUBLE}) {
      try (VerilatedModel model = library.open(evaluation, 0)) {
        var inputs = new WordBuffer(100);
        long[] events = new long[100];
        events[37] = event;
        inputs.put(events, 100);
        RtlStoppedException stop =
            catchThrowableOfType(RtlStoppedException.class, () -> model.run(inputs, 100));
        int line = lineOf(task);
        assertThat(stop.reason()).isEqualTo(reason);
        assertThat(stop.clock()).isEqualTo(37);
        assertThat(stop.file()).isEqualTo("events.v");
        assertThat(stop.line()).isEqualTo(line);
        assertThat(stop)
            .hasMessageStartingWith("events.v:" + line + ": ")
            .hasMessageContaining(" at clock 37")
            .hasMessageContaining(text);
        assertThatThrownBy(() -> model.run(inputs, 1)).isInstanceOf(RtlStoppedException.class);
      }
    }
    try (VerilatedModel model = library.open()) {
      model.run(new WordBuffer(10), 10);
      assertThat(model.clocks()).isEqualTo(10);
    }
  }

  @Test
  void anInitialBlockMayStopTheModelBeforeItsFirstClock() {
    VerilatedLibrary library =
        Fixtures.build(
            Fixtures.single(
                "stops_at_once",
                Map.of(),
                new RecordLayout.Builder().build(),
                new RecordLayout.Builder().add("q_o", 1, 1, false).build()));
    assertThatThrownBy(library::open)
        .isInstanceOf(RtlStoppedException.class)
        .hasMessageContaining("at clock 0")
        .hasMessageContaining("wrong from the start");
  }

  @Test
  void aLoopThatDoesNotSettleIsFatalToItsInstanceOnly() {
    VerilatedLibrary library =
        Fixtures.build(
            Fixtures.single(
                "unsettled",
                Map.of(),
                new RecordLayout.Builder().add("loose_i", 1, 1, false).build(),
                new RecordLayout.Builder().add("q_o", 1, 1, false).build()));
    try (VerilatedModel model = library.open();
        VerilatedModel other = library.open()) {
      model.clock(new long[] {0}, 0, new long[1], 0);
      assertThatThrownBy(() -> model.clock(new long[] {1}, 0, new long[1], 0))
          .isInstanceOfSatisfying(
              RtlStoppedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FATAL))
          .hasMessageStartingWith("unsettled.v:")
          .hasMessageContaining("fatal error of the simulation at clock 1: ")
          .hasMessageContaining("did not converge");
      other.clock(new long[] {0}, 0, new long[1], 0);
      assertThat(other.clocks()).isEqualTo(1);
    }
  }

  @Test
  void onlyTheAssertVariantChecksAssertions() {
    ModelSource source =
        new ModelSource(
            Fixtures.folder(),
            List.of("asserted.sv"),
            "asserted",
            Map.of(),
            new RecordLayout.Builder().add("d_i", 1, 4, false).build(),
            new RecordLayout.Builder().add("q_o", 1, 4, false).build(),
            List.of(),
            Map.of("", "asserted"));
    long[] record = new long[1];
    try (VerilatedModel fast = Fixtures.build(source, Variant.FAST).open();
        VerilatedModel checked = Fixtures.build(source, Variant.ASSERT).open()) {
      fast.clock(new long[] {9}, 0, record, 0);
      assertThat(record).containsExactly(9);
      checked.clock(new long[] {8}, 0, record, 0);
      assertThatThrownBy(() -> checked.clock(new long[] {9}, 0, record, 0))
          .isInstanceOf(RtlStoppedException.class)
          .hasMessageContaining("asserted.sv:10: ")
          .hasMessageContaining("at clock 1");
    }
  }

  @Test
  void aWindowShowsTheClockThatStoppedTheModel(@TempDir Path folder) throws Exception {
    Stimulus stopsAtClock40 =
        new Stimulus() {
          private int clock;

          @Override
          public void restart() {
            clock = 0;
          }

          @Override
          public void fill(long[] inputs, int clocks) {
            for (int c = 0; c < clocks; c++) {
              inputs[c] = clock++ == 40 ? 4 : 0;
            }
          }
        };
    try (VerilatedModel traced = Fixtures.build(Fixtures.events(), Variant.TRACE).open()) {
      MismatchWindow window = MismatchWindow.write(traced, stopsAtClock40, 40, folder);
      List<String> times =
          Files.readAllLines(window.vcd()).stream().filter(l -> l.startsWith("#")).toList();
      assertThat(times).startsWith("#0").endsWith("#405");
    }
  }

  private static int lineOf(String text) throws Exception {
    var lines = Files.readAllLines(Fixtures.folder().resolve("events.v"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no " + text);
  }
}
