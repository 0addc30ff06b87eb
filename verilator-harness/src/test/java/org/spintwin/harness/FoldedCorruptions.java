// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spintwin.spec.TwinImage;

/** Single errors in the blocks that only the folded chip has. */
final class FoldedCorruptions {
  private static final Supplier<TwinImage> ALPHA = SmallChips::foldedAlpha;
  private static final Supplier<TwinImage> WIDE = SmallChips::foldedWide;
  private static final Supplier<TwinImage> RING = SmallChips::foldedRing;

  private FoldedCorruptions() {}

  static List<Corruption> all() {
    return Stream.of(sweepControl(), array(), inhibition(), neurons())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Corruption> sweepControl() {
    String module = "sweep_control";
    return List.of(
        new Corruption(
            "sweeps are a clock too short",
            ALPHA,
            module,
            "wire ended = count == SWEEP_CLOCKS - 1;",
            "wire ended = count == SWEEP_CLOCKS - 2;"),
        new Corruption(
            "clearing does not change the bank",
            ALPHA,
            module,
            "if (clears || finishes) bank_q <= !bank_q;",
            "if (finishes) bank_q <= !bank_q;"),
        new Corruption(
            "steps do not wait for room",
            RING,
            module,
            "ends_q && room_i && !inhibited",
            "ends_q && !inhibited"),
        new Corruption(
            "a step does not wait for its last inhibition",
            ALPHA,
            module,
            "(recurrent_valid_i || !quiet);",
            "recurrent_valid_i;"),
        new Corruption(
            "repeated events add again",
            WIDE,
            module,
            "assign repeated_o = seen_word_q[select_q];",
            "assign repeated_o = 1'b0;"),
        new Corruption(
            "inputs of earlier steps stay marked",
            WIDE,
            module,
            "wire clears_word = (clear_o || finish_o) && count < SEEN_WORDS;",
            "wire clears_word = clear_o && count < SEEN_WORDS;"),
        new Corruption(
            "the window opens while the pipeline runs",
            RING,
            module,
            "cleared && quiet && access_request_i",
            "cleared && access_request_i"),
        new Corruption(
            "a finishing sweep takes a step end along",
            RING,
            module,
            "(finishes && head_event_i)",
            "finishes"));
  }

  private static List<Corruption> array() {
    String module = "folded_array";
    return List.of(
        new Corruption(
            "codes are not sign-extended",
            ALPHA,
            module,
            "{(SUM_BITS - CODE_BITS) {code[CODE_BITS-1]}}",
            "{(SUM_BITS - CODE_BITS) {1'b0}}"),
        new Corruption(
            "sums go on after a step",
            ALPHA,
            module,
            "start_2_q ? term : sum_2_q[(l*BRANCHES+b)*SUM_BITS+:SUM_BITS] + term;",
            "sum_2_q[(l*BRANCHES+b)*SUM_BITS+:SUM_BITS] + term;"),
        new Corruption(
            "the window writes the first lane only",
            ALPHA,
            module,
            "rst_ni && window_lane == w) begin",
            "rst_ni && w == 0) begin"),
        new Corruption(
            "the polarity of an input is never rewritten",
            WIDE,
            module,
            "if (code_write_i && rst_ni && POLARITY == 1) begin",
            "if (code_write_i && rst_ni && POLARITY == 3) begin"),
        new Corruption(
            "a word of sums is read a clock too early",
            WIDE,
            module,
            "sum_2_q <= sum_q[group_1_q];",
            "sum_2_q <= sum_q[group_i];"),
        new Corruption(
            "polarity is inverted",
            ALPHA,
            module,
            "inhibitory != (b == 1)",
            "inhibitory == (b == 1)"));
  }

  private static List<Corruption> inhibition() {
    String module = "folded_inhibition";
    return List.of(
        new Corruption(
            "the window writes every lane",
            ALPHA,
            module,
            "rst_ni && window_lane == w) mask_q",
            "rst_ni) mask_q"),
        new Corruption(
            "every sweep inhibits", ALPHA, module, "add_1_q <= recurrent_i;", "add_1_q <= 1'b1;"),
        new Corruption(
            "masks of neighbours overlap",
            RING,
            module,
            "neighbour * GROUPS + group",
            "neighbour * LANES + group"));
  }

  private static List<Corruption> neurons() {
    String module = "folded_neuron";
    return List.of(
        new Corruption(
            "clipping in an earlier group is forgotten",
            ALPHA,
            module,
            "finish_s && last_s && (clipped_q || (|clipped_s));",
            "finish_s && last_s && (|clipped_s);"),
        new Corruption(
            "the threshold itself does not fire",
            RING,
            module,
            "membrane >= $signed(threshold_i)",
            "membrane > $signed(threshold_i)"),
        new Corruption(
            "neighbours that spiked excite",
            ALPHA,
            module,
            "sum_q <= driven - inhibition;",
            "sum_q <= driven + inhibition;"),
        new Corruption(
            "every neuron becomes refractory",
            ALPHA,
            module,
            "spike ? refractory_i : {REFRACTORY_BITS{1'b0}}",
            "refractory_i"),
        new Corruption(
            "second traces are a step ahead",
            ALPHA,
            module,
            "+ from_trace(trace_e_3_q));",
            "+ from_trace(trace_e_4_q));"),
        new Corruption(
            "words without spikes are queued",
            RING,
            module,
            "push_o <= finish_s && (last_s || (|spikes_s));",
            "push_o <= finish_s;"),
        new Corruption(
            "a decayed trace loses its sign",
            WIDE,
            module,
            "decayed = extended - (extended >>> decay[4:0]);",
            "decayed = extended - (extended >> decay[4:0]);"),
        new Corruption(
            "a spike resets where it should subtract",
            WIDE,
            module,
            "RESET_SUBTRACT != 0 && spike ? rest_saturated",
            "RESET_SUBTRACT == 0 && spike ? rest_saturated"));
  }
}
