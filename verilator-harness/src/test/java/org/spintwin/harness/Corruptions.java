// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spintwin.harness.Corruption.Edit;
import org.spintwin.spec.TwinImage;

/** Single errors of the kinds that people make, in every module of a chip. */
final class Corruptions {
  private static final Supplier<TwinImage> ALPHA = SmallChips::alpha;
  private static final Supplier<TwinImage> WIDE = SmallChips::wide;

  private Corruptions() {}

  static List<Corruption> all() {
    return Stream.of(
            stepLatch(),
            synapseArray(),
            neurons(),
            membranes(),
            registers(),
            top(),
            StreamCorruptions.all(),
            FoldedCorruptions.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Corruption> stepLatch() {
    String module = "step_latch";
    return List.of(
        new Corruption(
            "the divider counts one clock too many",
            ALPHA,
            module,
            "divider_minus_1 = divider_i - 1;",
            "divider_minus_1 = divider_i;"),
        new Corruption(
            "a divider of 0 wraps",
            ALPHA,
            module,
            "(divider_i == {DIVIDER_BITS{1'b0}}) ? divider_i : divider_minus_1",
            "divider_minus_1"),
        new Corruption(
            "pending spikes are not cleared by a step",
            ALPHA,
            module,
            "spikes_o <= gathered;\n        pending_q <= {INPUTS{1'b0}};",
            "spikes_o <= gathered;\n        pending_q <= gathered;"),
        new Corruption(
            "spikes on the latching clock are lost",
            ALPHA,
            module,
            "spikes_o <= gathered;",
            "spikes_o <= pending_q;"),
        new Corruption(
            "time passes while disabled",
            ALPHA,
            module,
            "if (enable_i) clocks_left_q",
            "clocks_left_q"));
  }

  private static List<Corruption> synapseArray() {
    String module = "synapse_array";
    return List.of(
        new Corruption(
            "the sign plane counts positive",
            ALPHA,
            module,
            "branch_current - (count << (v + b))",
            "branch_current + (count << (v + b))"),
        new Corruption(
            "bit planes have twice their weight",
            ALPHA,
            module,
            "branch_current + (count << (v + b))",
            "branch_current + (count << (v + b + 1))"),
        new Corruption(
            "polarity is inverted",
            ALPHA,
            module,
            "^ {WORD_BITS{!inhibitory}}",
            "^ {WORD_BITS{inhibitory}}"),
        new Corruption(
            "a count is three bits too narrow",
            WIDE,
            module,
            "reg [CURRENT_BITS-1:0] count;",
            "reg [POPULATION_BITS-4:0] count;"),
        new Corruption(
            "counts leave out the upper half of a word",
            WIDE,
            module,
            "      fields = fields + (fields >> 32);\n",
            ""),
        new Corruption(
            "every word sees the spikes of the first",
            WIDE,
            module,
            "planes[v*PADDED_INPUTS+w*WORD_BITS+:WORD_BITS]",
            "planes[v*PADDED_INPUTS+:WORD_BITS]"),
        new Corruption(
            "codes are written to the neuron's first word",
            WIDE,
            module,
            "synapse_q[code_neuron*WORDS+code_word][b",
            "synapse_q[code_neuron*WORDS][b"),
        new Corruption(
            "row polarity is never rewritten",
            WIDE,
            module,
            "code_data_i[CODE_BITS];",
            "(POLARITY == 1) ? polarity_q[code_word][code_bit] : code_data_i[CODE_BITS];"),
        new Corruption(
            "a request ahead of its step is not waited for",
            ALPHA,
            module,
            "      valid_o <= valid_i;\n",
            "      valid_o <= 1'b1;\n"));
  }

  private static List<Corruption> neurons() {
    String module = "lif_neuron";
    return List.of(
        new Corruption(
            "currents are not sign-extended",
            ALPHA,
            module,
            "{(SUM_BITS - CURRENT_BITS) {current[CURRENT_BITS-1]}}",
            "{(SUM_BITS - CURRENT_BITS) {1'b0}}"),
        new Corruption(
            "the shift is logical", WIDE, module, "value >>> decay[4:0]", "value >> decay[4:0]"),
        new Corruption(
            "products round towards zero",
            ALPHA,
            module,
            "product = product >>> COEFFICIENT_BITS;",
            "product = product / $signed({1'b0, 32'd1 << COEFFICIENT_BITS});"),
        new Corruption(
            "a trace wraps instead of saturating",
            WIDE,
            module,
            "psp_i = saturated(sum, TRACE_WIDTH);\n"
                + "            clipped = clipped || psp_i != sum;\n            trace_i_q",
            "psp_i = from_trace(sum[TRACE_WIDTH-1:0]);\n"
                + "            clipped = clipped || psp_i != sum;\n            trace_i_q"),
        new Corruption(
            "the upper bound is twice too high",
            ALPHA,
            module,
            "highest = ~({SUM_BITS{1'b1}} << (bits - 1));",
            "highest = ~({SUM_BITS{1'b1}} << bits);"),
        new Corruption(
            "alpha adds the first stage as it was before",
            ALPHA,
            module,
            "from_trace(alpha_e_q[n*TRACE_WIDTH+:TRACE_WIDTH]);\n"
                + "            sum = trace - decay_of(trace, decay_e_i, DECAY_MODE) + psp_e;",
            "from_trace(alpha_e_q[n*TRACE_WIDTH+:TRACE_WIDTH]);\n"
                + "            sum = trace - decay_of(trace, decay_e_i, DECAY_MODE)"
                + " + from_trace(trace_e_q[n*TRACE_WIDTH+:TRACE_WIDTH]);"),
        new Corruption(
            "clipping in the second stage is not told",
            ALPHA,
            module,
            "            clipped = clipped || psp_i != sum;\n            alpha_i_q",
            "            alpha_i_q"),
        new Corruption(
            "the mask is written transposed",
            ALPHA,
            module,
            "mask_q[mask_neuron*WORDS+mask_word]"
                + "[(WORDS > 1) ? mask_neighbour & 63 : mask_neighbour]",
            "mask_q[mask_neighbour*WORDS+mask_word][mask_neuron]"),
        new Corruption(
            "the weight loses its highest bit",
            ALPHA,
            module,
            "{{(SUM_BITS - MEMBRANE_BITS + 1) {1'b0}}, weight}",
            "{{(SUM_BITS - MEMBRANE_BITS + 2) {1'b0}}, weight[MEMBRANE_BITS-3:0]}"),
        new Corruption(
            "the trace is not reset",
            ALPHA,
            module,
            "trace_i_q <= {(NEURONS * TRACE_WIDTH) {1'b0}};",
            "trace_i_q <= {(NEURONS * TRACE_WIDTH) {1'b1}};"));
  }

  private static List<Corruption> membranes() {
    String module = "lif_neuron";
    return List.of(
        new Corruption(
            "neighbours inhibit by the new spikes",
            ALPHA,
            module,
            List.of(
                new Edit("neighbours[w*WORD_BITS+:WORD_BITS]", "spikes_o"),
                new Edit("spikes_o <= {NEURONS{1'b0}};", "spikes_o = {NEURONS{1'b0}};"),
                new Edit("spikes_o[n] <= spike;", "spikes_o[n] = spike;"))),
        new Corruption(
            "inhibition is forgotten between steps",
            ALPHA,
            module,
            "assign neighbours = spikes_o;",
            "assign neighbours = spikes_o & {NEURONS{valid_o}};"),
        new Corruption(
            "a refractory neuron repeats the spike of the one before",
            ALPHA,
            module,
            "          spike = 1'b0;\n",
            ""),
        new Corruption(
            "inhibitory potentials excite", ALPHA, module, "+ psp_e - psp_i;", "+ psp_e + psp_i;"),
        new Corruption(
            "the threshold itself does not fire",
            ALPHA,
            module,
            "spike = !margin[SUM_BITS-1]",
            "spike = margin > 0"),
        new Corruption(
            "the strict threshold fires",
            WIDE,
            module,
            "spike = margin[SUM_BITS-1]",
            "spike = margin <= 0"),
        new Corruption(
            "refractory time is one step short",
            ALPHA,
            module,
            "refractory = refractory_i;",
            "refractory = refractory_i - 1;"),
        new Corruption(
            "the refractory counter is a bit too narrow",
            ALPHA,
            module,
            "  reg [REFRACTORY_WIDTH-1:0] refractory;",
            "  reg [REFRACTORY_WIDTH-2:0] refractory;"),
        new Corruption(
            "the membrane is not held while refractory",
            ALPHA,
            module,
            "refractory = refractory - 1;\n            membrane = from_membrane(reset_value_i);",
            "refractory = refractory - 1;\n            membrane = from_membrane("
                + "membrane_q[n*MEMBRANE_BITS+:MEMBRANE_BITS]);"),
        new Corruption(
            "a subtracted threshold wraps",
            WIDE,
            module,
            "sum = membrane - from_membrane(threshold_i);\n"
                + "                membrane = saturated(sum, MEMBRANE_BITS);",
            "sum = membrane - from_membrane(threshold_i);\n" + "                membrane = sum;"));
  }

  private static List<Corruption> registers() {
    String module = "register_file";
    return List.of(
        new Corruption(
            "a reset value is one too high",
            ALPHA,
            module,
            "refractory_o <= INIT_REFRACTORY[REFRACTORY_WIDTH-1:0];",
            "refractory_o <= INIT_REFRACTORY[REFRACTORY_WIDTH-1:0] + 1;"),
        new Corruption(
            "a signed register is read without its sign",
            ALPHA,
            module,
            "{threshold_o[MEMBRANE_BITS-1]}",
            "{1'b0}"),
        new Corruption("steps count twice", ALPHA, module, "step_count_q + 1", "step_count_q + 2"),
        new Corruption(
            "every step counts as saturated",
            ALPHA,
            module,
            "if (step_i && saturated_i)",
            "if (step_i || saturated_i)"),
        new Corruption(
            "the column wraps one too late",
            ALPHA,
            module,
            "(code_write ? INPUTS : NEURONS) - 1",
            "(code_write ? INPUTS : NEURONS)"),
        new Corruption(
            "the first row beyond the array is written",
            ALPHA,
            module,
            "wire in_codes = row < NEURONS",
            "wire in_codes = row <= NEURONS"),
        new Corruption(
            "refused reads are not told",
            ALPHA,
            module,
            "cfg_valid_i && !allowed",
            "cfg_valid_i && cfg_write_i && !allowed"));
  }

  private static List<Corruption> top() {
    return List.of(
        new Corruption(
            "decays are swapped",
            ALPHA,
            "alpha_chip",
            ".decay_e_i(decay_e),\n      .decay_i_i(decay_i)",
            ".decay_e_i(decay_i),\n      .decay_i_i(decay_e)"),
        new Corruption(
            "branches are swapped",
            WIDE,
            "wide_chip",
            ".current_e_i(current_e),\n      .current_i_i(current_i)",
            ".current_e_i(current_i),\n      .current_i_i(current_e)"),
        new Corruption(
            "the mask takes the row for the column",
            ALPHA,
            "alpha_chip",
            ".mask_neighbour_i(array_column[NEURON_BITS-1:0])",
            ".mask_neighbour_i(array_row)"),
        new Corruption(
            "steps are counted when their currents are there",
            ALPHA,
            "alpha_chip",
            ".step_i(spikes_valid_o)",
            ".step_i(current_valid)"));
  }
}
