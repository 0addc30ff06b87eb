// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout;
import org.spintwin.template.TemplateEngine;

/** The text; that simulators run it is tested where they are. */
final class TestbenchTest {
  private static final Design CHIP =
      new Design(
          "core",
          Architecture.FOLDED.top(),
          Map.of("INPUTS", 2L, "NEURONS", 64L, "LANES", 64L, "CODE_BITS", 3L),
          Map.of("u_folded_array.code_q", new long[64 * 2]));

  private static final String TEXT = bench("tb/").text(new TemplateEngine());

  @Test
  void everyInputIsDrivenFromItsPlaceInTheStimulus() {
    assertThat(TEXT)
        .contains(
            "  localparam CLOCKS = 600;\n  localparam STIMULUS_WORDS = 17;",
            "  reg [64-1:0] drive_s_axi_wdata;\n",
            "      .s_axi_wdata(drive_s_axi_wdata[32-1:0]),\n",
            "drive_s_axi_wdata[word*64+:64] = stimulus[clock*STIMULUS_WORDS+10+word];")
        .containsOnlyOnce("      .clk_i(clk),\n")
        .doesNotContain("drive_clk_i");
  }

  @Test
  void theLastOutputEndsTheListOfPorts() {
    assertThat(TEXT)
        .contains(
            "  wire [16-1:0] m_axis_tdata;\n",
            "      .m_axis_tdata(m_axis_tdata),\n",
            "      .s_axi_rresp(s_axi_rresp)\n  );\n")
        .doesNotContain("wire [1-1:0] u_", "      .u_spike_queue");
  }

  @Test
  void outputsAndStateAreCompared() {
    assertThat(TEXT)
        .contains(
            "m_axis_tdata !== golden_m_axis_tdata[16-1:0]",
            "dut.u_spike_queue.room_o !== golden_u_spike_queue_room_o[1-1:0]",
            "clock %0d: dut.u_spike_queue.room_o is %h, expected %h");
  }

  @Test
  void aSignalOfManyBitsTakesWholeWords() {
    Map<String, Long> values = CHIP.values();
    RecordLayout compared =
        new RecordLayout.Builder()
            .add("word_o", 1, 64, false)
            .add("u_a.wide_q", 13, 10, true)
            .add("u_a.last_q", 1, 1, false)
            .build();
    var vectors = new TestVectors(CHIP.top().inputs(values), compared, 1, new long[0], new long[0]);
    assertThat(new Testbench(CHIP, vectors, "").text(new TemplateEngine()))
        .contains(
            "  localparam EXPECTED_WORDS = 5;",
            "  wire [64-1:0] word_o;\n  reg [64-1:0] golden_word_o;\n",
            "  reg [192-1:0] golden_u_a_wide_q;\n",
            "for (word = 0; word < 3; word = word + 1)\n"
                + "      golden_u_a_wide_q[word*64+:64] = expected[clock*EXPECTED_WORDS+1+word];",
            "dut.u_a.wide_q !== golden_u_a_wide_q[130-1:0]",
            "      .word_o(word_o)\n  );\n",
            "PASS: %0d clocks, 195 bits compared after each");
  }

  @Test
  void memoriesWithoutContentsStartWithZeros() {
    assertThat(TEXT)
        .contains(
            "word < 256; word = word + 1) dut.u_event_queue.queue_q[word] = {3{1'b0}};",
            "word < 64; word = word + 1) dut.u_spike_queue.queue_q[word] = {66{1'b0}};")
        .doesNotContain("dut.u_folded_array.code_q[word]");
  }

  @Test
  void theTraceIsReadFromWhereItIsSaid() {
    assertThat(bench("").stimulusFile()).isEqualTo("stimulus.mem");
    assertThat(bench("").expectedFile()).isEqualTo("expected.mem");
    assertThat(bench("").stimulus()).isEqualTo("// inputs, clock by clock\n000000000000002a\n");
    assertThat(bench("").expected())
        .isEqualTo("// outputs and state, clock by clock\nffffffffffffffff\n");
    assertThat(TEXT)
        .contains("$readmemh(\"tb/stimulus.mem\", stimulus);")
        .contains("$readmemh(\"tb/expected.mem\", expected);")
        .contains("  core #(\n      .LOAD_IMAGE(1)\n  ) dut (\n");
  }

  private static Testbench bench(String traces) {
    Map<String, Long> values = CHIP.values();
    var vectors =
        new TestVectors(
            CHIP.top().inputs(values),
            CHIP.top().compared(values),
            600,
            new long[] {42},
            new long[] {-1});
    return new Testbench(CHIP, vectors, traces);
  }
}
