// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.SynapseArraySpec;

/** The synapses, all at once: semantics.md, "Synapses", "One step" 1 and "Synapse array". */
final class SynapseArrayProof implements BlockProof {
  private static final List<String> CURRENTS = List.of("current_e_o", "current_i_o");

  private enum Slip {
    NONE("nothing"),
    BRANCHES("an inhibitory synapse excites and an excitatory one inhibits"),
    UNSIGNED("a negative code counts as a positive one"),
    ALL("an input that is silent counts too");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return SynapseArraySpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(Sizes.atMost(values, "INPUTS", 8), "NEURONS", 2);
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("INPUTS=8 NEURONS=2"),
        Sizes.of("INPUTS=5 NEURONS=3 CODE_BITS=4 POLARITY=1"),
        Sizes.of("INPUTS=6 NEURONS=2 CODE_BITS=6 POLARITY=2 READBACK=0"),
        Sizes.of("INPUTS=3 NEURONS=2 CODE_BITS=4 VALUE_BITS=3 POLARITY=2"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    boolean branches = values.get("POLARITY") < 2;
    List<Slip> slips = new ArrayList<>(List.of(Slip.UNSIGNED, Slip.ALL));
    if (branches) {
      slips.add(Slip.BRANCHES);
    }
    return List.of(
        new Property(
            "a_current_is_the_exact_sum_of_the_codes_of_the_active_inputs",
            "AE and AI are the sums of x[j] c[n][j] over the synapses of their branch",
            1,
            currents(Slip.NONE),
            slips.stream().map(s -> new Twin(s.says, currents(s))).toList()),
        new Property(
            "without_a_step_currents_stay",
            "a clock without valid_i leaves the currents; valid_o is valid_i a clock later",
            1,
            idle("valid_i"),
            List.of(new Twin("valid_o stays as it is", idle("valid_o")))),
        new Property(
            "reset_makes_outputs_0",
            "an edge with rst_ni = 0 makes currents and valid_o 0",
            1,
            reset(true),
            List.of(new Twin("currents stay in reset", reset(false)))),
        new Property(
            "a_synapse_is_written_where_it_is_addressed",
            "code_write_i writes code and polarity of the one synapse, in reset too, and nothing"
                + " else does",
            1,
            written(true),
            List.of(new Twin("nothing is written in reset", written(false)))));
  }

  /** Bit b of the code of a synapse. */
  private static Truth codeBit(Clocks clocks, int n, int j, int b, int clock) {
    int bits = clocks.value("WORD_BITS");
    return clocks
        .words("synapse_q", clock)
        .at(n * clocks.value("WORDS") + j / bits)
        .bit(b * bits + j % bits);
  }

  /** p[n][j]. */
  private static Truth polarity(Clocks clocks, int n, int j, int clock) {
    int bits = clocks.value("WORD_BITS");
    return switch (clocks.value("POLARITY")) {
      case 0 ->
          clocks.words("polarity_q", clock).at(n * clocks.value("WORDS") + j / bits).bit(j % bits);
      case 1 -> clocks.words("polarity_q", clock).at(j / bits).bit(j % bits);
      default -> clocks.truth(false);
    };
  }

  private static Claim currents(Slip slip) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0));
      clocks.assume(clocks.flag("valid_i", 0));
      clocks.work("CURRENT_BITS");
      if (clocks.value("POLARITY") == 2) {
        // By induction: 0 after reset, and after each edge before which it was.
        clocks.assume(clocks.bits("current_i_o", 0).isZero());
      }
      return IntStream.range(0, clocks.value("NEURONS"))
          .boxed()
          .flatMap(
              n ->
                  Stream.of(0, 1)
                      .map(
                          branch ->
                              clocks
                                  .number(CURRENTS.get(branch), n, 1)
                                  .equalTo(current(clocks, n, branch == 1, slip))))
          .toList();
    };
  }

  /**
   * The sum over synapses of input times code. Both are sums of their bits, each of its weight, so
   * the sum may as well be taken of what has the same weights first.
   */
  private static Exact current(Clocks clocks, int n, boolean inhibits, Slip slip) {
    int bits = clocks.value("CODE_BITS");
    Exact sum = clocks.number(0);
    for (int b = 0; b < bits; b++) {
      boolean negative = b == bits - 1 && slip != Slip.UNSIGNED;
      for (int v = 0; v < clocks.value("VALUE_BITS"); v++) {
        Exact count = clocks.number(0);
        for (int j = 0; j < clocks.value("INPUTS"); j++) {
          Truth here = polarity(clocks, n, j, 0);
          here = inhibits ^ slip == Slip.BRANCHES ? here : here.not();
          Truth counts = here.and(codeBit(clocks, n, j, b, 0)).and(inputBit(clocks, j, v, slip));
          count = count.plus(counts.number());
        }
        Exact weighted = count.shiftedLeft(b + v);
        sum = negative ? sum.minus(weighted) : sum.plus(weighted);
      }
    }
    return sum;
  }

  /** Bit v of x[j]. */
  private static Truth inputBit(Clocks clocks, int j, int v, Slip slip) {
    return slip == Slip.ALL
        ? clocks.truth(true)
        : clocks.bits("values_i", 0).bit(j * clocks.value("VALUE_BITS") + v);
  }

  private static Claim idle(String valid) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0));
      Truth idle = clocks.flag("valid_i", 0).not();
      return Stream.concat(
              Stream.of(clocks.flag("valid_o", 1).sameAs(clocks.flag(valid, 0))),
              CURRENTS.stream()
                  .map(c -> idle.implies(clocks.bits(c, 1).equalTo(clocks.bits(c, 0)))))
          .toList();
    };
  }

  private static Claim reset(boolean zero) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0).not());
      Function<String, Truth> becomes =
          name ->
              zero
                  ? clocks.bits(name, 1).isZero()
                  : clocks.bits(name, 1).equalTo(clocks.bits(name, 0));
      return Stream.concat(CURRENTS.stream(), Stream.of("valid_o")).map(becomes).toList();
    };
  }

  private static Claim written(boolean inReset) {
    return clocks -> {
      Truth write = clocks.flag("code_write_i", 0);
      Truth writes = inReset ? write : write.and(clocks.flag("rst_ni", 0));
      // Beyond the array nothing is written, a polarity of all neurons neither.
      int neurons = clocks.value("NEURONS");
      writes = writes.and(clocks.number("code_neuron_i", 0).lessThan(neurons));
      List<Truth> parts = new ArrayList<>();
      for (int n = 0; n < neurons; n++) {
        for (int j = 0; j < clocks.value("INPUTS"); j++) {
          Truth column = writes.and(clocks.number("code_input_i", 0).equalTo(j));
          Truth row = clocks.number("code_neuron_i", 0).equalTo(n);
          parts.add(Truth.all(synapse(clocks, n, j, column, column.and(row))));
        }
      }
      return parts;
    };
  }

  private static List<Truth> synapse(Clocks clocks, int n, int j, Truth column, Truth both) {
    Bits data = clocks.bits("code_data_i", 0);
    int bits = clocks.value("CODE_BITS");
    List<Truth> same = new ArrayList<>();
    for (int b = 0; b < bits; b++) {
      Truth becomes = both.choose(data.bit(b), codeBit(clocks, n, j, b, 0));
      same.add(codeBit(clocks, n, j, b, 1).sameAs(becomes));
    }
    if (clocks.value("POLARITY") < 2) {
      Truth here = clocks.value("POLARITY") == 0 ? both : column;
      Truth becomes = here.choose(data.bit(bits), polarity(clocks, n, j, 0));
      same.add(polarity(clocks, n, j, 1).sameAs(becomes));
    }
    return same;
  }
}
