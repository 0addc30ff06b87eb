// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class LayerArrayContractTest extends BlockContract {
  /** Three columns of -4 to 3; three neurons of codes from -8 to 7 are two groups of two lanes. */
  private static final Map<String, Long> NUMBERS =
      with(Map.of(), "NEURONS", 3, "LANES", 2, "COLUMNS", 3, "VALUE_BITS", 3, "CODE_BITS", 4);

  private static final Map<String, Long> SPIKES =
      with(NUMBERS, "COLUMNS", 1, "VALUE_BITS", 1, "LANES", 3);

  /** The widest numbers; sums have 56 bits. */
  private static final Map<String, Long> WIDE =
      with(NUMBERS, "VALUE_BITS", 38, "CODE_BITS", 16, "COLUMNS", 4, "LANES", 1);

  /** Bits of a sum of {@link #NUMBERS}: 4 + 3 + 2. */
  private static final int SUM_BITS = 9;

  /** Whether shapes whose Verilog would have to be built for them alone are left out. */
  boolean quick() {
    return false;
  }

  private static BlockDriver present(
      BlockDriver array, int address, long value, boolean first, boolean last) {
    return array
        .set("valid_i", 1)
        .set("address_i", address)
        .set("value_i", value)
        .set("first_i", first ? 1 : 0)
        .set("last_i", last ? 1 : 0)
        .clock()
        .set("valid_i", 0);
  }

  private static void assertSums(BlockDriver array, int bits, long... sums) {
    for (int l = 0; l < sums.length; l++) {
      assertThat(array.get("sums_o", l, bits)).as("lane %d", l).isEqualTo(sums[l]);
    }
  }

  private BlockDriver numbers() {
    BlockDriver array = block(NUMBERS);
    array.load("code_q", 0x8F, 0x72, 0x01, 0x05, 0x06, 0x08);
    return array;
  }

  private BlockDriver wide() {
    assumeThat(quick()).as("-Dspintwin.full=true").isFalse();
    return block(WIDE);
  }

  @Test
  void aGroupsSumsAreCompleteAtTheThirdEdgeAfterItsLastColumn() {
    BlockDriver array = numbers();
    present(array, 0, 3, true, false);
    present(array, 1, -4, false, false);
    present(array, 2, 2, false, true);
    assertThat(array.get("valid_o")).isZero();
    assertSums(array.clock(), SUM_BITS, -3 - 8, -24 - 28);
    assertThat(array.get("valid_o")).isZero();
    assertSums(array.clock(), SUM_BITS, -3 - 8 + 2, -24 - 28);
    assertThat(array.get("valid_o")).isEqualTo(1);
    assertThat(array.clock().get("valid_o")).isZero();
    assertSums(array, SUM_BITS, -9, -52);
  }

  @Test
  void theNextGroupFollowsWithoutAGap() {
    BlockDriver array = numbers();
    int[] values = {1, -1, 3};
    for (int address = 0; address < 6; address++) {
      int column = address % 3;
      present(array, address, values[column], column == 0, column == 2);
      assertThat(array.get("valid_o")).isEqualTo(address == 4 ? 1 : 0);
      if (address == 4) {
        assertSums(array, SUM_BITS, -1 - 2 + 3, -8 - 7);
      }
    }
    array.clock();
    assertSums(array.clock(), SUM_BITS, 5 - 6 - 24, 0);
    assertThat(array.get("valid_o")).isEqualTo(1);
  }

  @Test
  void aClockWithoutAColumnAddsNothing() {
    BlockDriver array = numbers();
    present(array, 0, 3, true, false);
    array.set("first_i", 1).set("last_i", 1).clock();
    array.clock();
    for (int clock = 0; clock < 4; clock++) {
      assertSums(array.clock(), SUM_BITS, -3, -24);
      assertThat(array.get("valid_o")).isZero();
    }
    present(array, 1, 1, false, true).clock();
    assertSums(array.clock(), SUM_BITS, -1, -17);
    assertThat(array.get("valid_o")).isEqualTo(1);
  }

  @Test
  void allColumnsAtTheirLargestFitAndMoreWrap() {
    BlockDriver array = wide();
    array.load("code_q", 0x8000, 0x8000, 0x8000, 0x8000, 0, 0, 0, 0, 0, 0, 0, 0);
    long lowest = -(1L << 37);
    BigInteger product = BigInteger.valueOf(lowest).multiply(BigInteger.valueOf(-32768));
    for (int column = 0; column < 9; column++) {
      present(array, column % 4, lowest, column == 0, false);
      array.clock().clock();
      BigInteger exact = product.multiply(BigInteger.valueOf(column + 1));
      long wrapped = exact.longValue() << 8 >> 8;
      assertSums(array, 56, wrapped);
      if (column < 4) {
        assertThat(BigInteger.valueOf(wrapped)).isEqualTo(exact);
      }
    }
  }

  @Test
  void theLowestSumFitsToo() {
    BlockDriver array = wide();
    array.load("code_q", 0x8000, 0x8000, 0x7FFF, 0x7FFF, 0, 0, 0, 0, 0, 0, 0, 0);
    long highest = (1L << 37) - 1;
    present(array, 0, highest, true, false);
    present(array, 1, highest, false, false);
    present(array, 2, -highest - 1, false, false);
    present(array, 3, -highest - 1, false, true);
    array.clock().clock();
    assertSums(array, 56, -65536 * highest - 65534 * (highest + 1));
  }

  @Test
  void aSpikeAddsItsCodes() {
    BlockDriver array = block(SPIKES);
    array.load("code_q", 0x78F);
    for (long spike : new long[] {1, 0, 1}) {
      present(array, 0, spike, true, true).clock();
      assertSums(array.clock(), 5, -spike, -8 * spike, 7 * spike);
      assertThat(array.get("valid_o")).isEqualTo(1);
    }
  }

  @Test
  void groupsOfOneColumnFollowEachOther() {
    BlockDriver array = block(SPIKES);
    array.load("code_q", 0x123);
    for (int clock = 0; clock < 6; clock++) {
      present(array, 0, clock % 2, true, true);
      if (clock >= 2) {
        long spike = clock % 2;
        assertSums(array, 5, 3 * spike, 2 * spike, spike);
        assertThat(array.get("valid_o")).isEqualTo(1);
      }
    }
  }

  @Test
  void aResetDropsWhatIsUnderWayAndKeepsTheCodes() {
    BlockDriver array = numbers();
    long[] codes = array.memory("code_q");
    present(array, 0, 3, true, true);
    present(array, 1, 3, true, true);
    present(array, 2, 3, true, true);
    array.set("rst_ni", 0).set("valid_i", 1).clock().set("rst_ni", 1).set("valid_i", 0);
    for (int clock = 0; clock < 4; clock++) {
      assertSums(array, SUM_BITS, 0, 0);
      assertThat(array.get("valid_o")).isZero();
      array.clock();
    }
    assertThat(array.memory("code_q"))
        .isEqualTo(codes)
        .containsExactly(0x8F, 0x72, 0x01, 0x05, 0x06, 0x08);
  }
}
