// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.spintwin.proof.Property.Claim;
import org.spintwin.proof.Property.Twin;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.RowArraySpec;

/** The conductance array that is driven row by row: its page. A row is presented on clock 0. */
final class RowArrayProof implements BlockProof {
  private enum Slip {
    NONE("nothing"),
    UNTAKEN("a row is taken on a clock that writes"),
    KEPT("a clear keeps the sums"),
    VALUE("the value of the input counts as 1");

    private final String says;

    Slip(String says) {
      this.says = says;
    }
  }

  @Override
  public BlockSpec block() {
    return RowArraySpec.BLOCK;
  }

  @Override
  public Map<String, Long> part(Map<String, Long> values) {
    return Sizes.atMost(values, "NEURONS", 4);
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Sizes.of("INPUTS=64 NEURONS=2"),
        Sizes.of("INPUTS=16 NEURONS=2 CODES=0 CODE_BITS=6 VALUE_BITS=8"),
        Sizes.of("INPUTS=30 NEURONS=3 CODES=2 CODE_BITS=1 VALUE_BITS=1"));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    List<Slip> slips =
        values.get("VALUE_BITS") == 1 || values.get("CODES") == 2
            ? List.of(Slip.UNTAKEN, Slip.KEPT)
            : List.of(Slip.UNTAKEN, Slip.KEPT, Slip.VALUE);
    return List.of(
        new Property(
            "a_row_adds_its_exact_products",
            "three edges after a row was presented each sum has grown by value times code, unless"
                + " it was cleared at that edge",
            3,
            sums(Slip.NONE),
            slips.stream().map(s -> new Twin(s.says, sums(s))).toList()),
        new Property(
            "a_clear_makes_the_sums_0_at_the_second_edge",
            "clear_i, on a clock that does not write, makes the sums 0 two edges later",
            2,
            clear(0),
            List.of(new Twin("they are 0 after one edge", clear(1)))),
        new Property(
            "a_row_is_written_where_it_is_addressed",
            "write_i writes those columns of the row and no other, but nothing in reset",
            1,
            written(false),
            List.of(new Twin("it is written in reset too", written(true)))),
        new Property(
            "a_row_is_read_unless_it_is_written",
            "codes_o is the row presented, and stays on a clock that writes",
            1,
            read(false),
            List.of(new Twin("codes_o is the row on a clock that writes too", read(true)))));
  }

  private static Truth writes(Clocks clocks, int clock) {
    return clocks.bits("write_i", clock).isZero().not();
  }

  private static Claim sums(Slip slip) {
    return clocks -> {
      IntStream.range(0, 3).forEach(c -> clocks.assume(clocks.flag("rst_ni", c)));
      clocks.assume(clocks.number("row_i", 0).lessThan(clocks.value("INPUTS")));
      clocks.work("SUM_BITS");
      Truth valid = clocks.flag("valid_i", 0);
      Truth taken = slip == Slip.UNTAKEN ? valid : valid.and(writes(clocks, 0).not());
      Truth clears = clocks.flag("clear_i", 1).and(writes(clocks, 1).not());
      Exact none = clocks.number(0);
      Exact one = clocks.number(1);
      Exact value = slip == Slip.VALUE ? one : clocks.number("value_i", 0);
      int bits = clocks.value("SUM_BITS");
      Bits row = clocks.words("code_q", 0).within(clocks.number("row_i", 0));
      return IntStream.range(0, clocks.value("NEURONS"))
          .mapToObj(
              n -> {
                Exact product = value.times(code(clocks, row, n));
                Exact before = clocks.bits("sums_o", 2).slice(n * bits, bits).signed();
                Exact sum = before.plus(taken.choose(product, none));
                Exact kept = sum.cut(bits).signed();
                return clocks
                    .bits("sums_o", 3)
                    .slice(n * bits, bits)
                    .signed()
                    .equalTo(slip == Slip.KEPT ? kept : clears.choose(none, kept));
              })
          .toList();
    };
  }

  private static Exact code(Clocks clocks, Bits row, int n) {
    int bits = clocks.value("CODE_BITS");
    Bits code = row.slice(n * bits, bits);
    return switch (clocks.value("CODES")) {
      case 0 -> code.unsigned();
      case 1 -> code.signed();
      default -> code.bit(0).choose(-1, 1);
    };
  }

  private static Claim clear(int earlier) {
    return clocks -> {
      IntStream.range(0, 2).forEach(c -> clocks.assume(clocks.flag("rst_ni", c)));
      clocks.assume(clocks.flag("clear_i", 0));
      clocks.assume(writes(clocks, 0).not());
      return List.of(clocks.bits("sums_o", 2 - earlier).isZero());
    };
  }

  private static Claim written(boolean inReset) {
    return clocks -> {
      int bits = clocks.value("CODE_BITS");
      Truth may = inReset ? clocks.truth(true) : clocks.flag("rst_ni", 0);
      Exact any = clocks.any("row", clocks.bits("row_i", 0).width()).unsigned();
      Exact row = clocks.number("row_i", 0);
      clocks.assume(any.lessThan(clocks.value("INPUTS")));
      clocks.assume(row.lessThan(clocks.value("INPUTS")));
      Bits before = clocks.words("code_q", 0).within(any);
      Bits after = clocks.words("code_q", 1).within(any);
      Truth here = may.and(row.equalTo(any));
      return IntStream.range(0, clocks.value("NEURONS"))
          .mapToObj(
              n -> {
                Exact data = clocks.bits("write_codes_i", 0).slice(n * bits, bits).unsigned();
                Exact old = before.slice(n * bits, bits).unsigned();
                Truth writes = here.and(clocks.bits("write_i", 0).bit(n));
                return after.slice(n * bits, bits).unsigned().equalTo(writes.choose(data, old));
              })
          .toList();
    };
  }

  private static Claim read(boolean always) {
    return clocks -> {
      clocks.assume(clocks.flag("rst_ni", 0));
      clocks.assume(clocks.number("row_i", 0).lessThan(clocks.value("INPUTS")));
      Truth reads = always ? clocks.truth(true) : writes(clocks, 0).not();
      Exact row = clocks.words("code_q", 0).within(clocks.number("row_i", 0)).unsigned();
      Function<Integer, Exact> codes = clock -> clocks.bits("codes_o", clock).unsigned();
      return List.of(codes.apply(1).equalTo(reads.choose(row, codes.apply(0))));
    };
  }
}
