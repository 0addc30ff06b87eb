// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class LayerScanContractTest extends BlockContract {
  /** Three columns of -8 to 7; five neurons are three groups. */
  private static final Map<String, Long> NUMBERS =
      with(Map.of(), "NEURONS", 5, "LANES", 2, "COLUMNS", 3, "VALUE_BITS", 4);

  private static final int GROUPS = 3;

  /** Whether shapes whose Verilog would have to be built for them alone are left out. */
  boolean quick() {
    return false;
  }

  private static BlockDriver withValues(BlockDriver scan, int bits, long... values) {
    for (int c = 0; c < values.length; c++) {
      scan.set("values_i", c, bits, values[c]);
    }
    return scan;
  }

  private static BlockDriver start(BlockDriver scan) {
    return scan.set("start_i", 1).clock().set("start_i", 0);
  }

  private static void assertPresents(BlockDriver scan, int columns, int group, int column) {
    String where = "group " + group + ", column " + column;
    assertThat(scan.get("valid_o")).as(where).isEqualTo(1);
    assertThat(scan.get("address_o")).as(where).isEqualTo(group * columns + column);
    assertThat(scan.bit("first_o", 0)).as(where).isEqualTo(column == 0);
    assertThat(scan.bit("last_o", 0)).as(where).isEqualTo(column == columns - 1);
  }

  @Test
  void presentsEveryColumnOfEveryGroupWithoutAGap() {
    BlockDriver scan = withValues(block(NUMBERS), 4, 5, -8, 7);
    start(scan);
    for (int edge = 1; edge < 2; edge++) {
      assertThat(scan.clock().get("valid_o")).isZero();
    }
    for (int group = 0; group < GROUPS; group++) {
      for (int column = 0; column < 3; column++) {
        scan.clock();
        assertPresents(scan, 3, group, column);
        assertThat(scan.get("value_o")).isEqualTo(new long[] {5, 8, 7}[column]);
      }
    }
    assertThat(scan.clock().get("valid_o")).isZero();
  }

  @Test
  void isActiveWhileThereAreColumnsToTake() {
    BlockDriver scan = block(NUMBERS);
    assertThat(scan.get("active_q")).isZero();
    start(scan);
    for (int taken = 0; taken < GROUPS * 3; taken++) {
      assertThat(scan.get("active_q")).as("%d taken", taken).isEqualTo(1);
      scan.clock();
    }
    assertThat(scan.get("active_q")).isZero();
  }

  @Test
  void whatWasPresentedLastStays() {
    BlockDriver scan = withValues(block(NUMBERS), 4, 1, 2, 3);
    start(scan);
    for (int clock = 0; clock < 20; clock++) {
      scan.clock();
    }
    assertThat(scan.get("valid_o")).isZero();
    assertThat(scan.get("address_o")).isEqualTo(8);
    assertThat(scan.get("value_o")).isEqualTo(3);
    assertThat(scan.get("first_o")).isZero();
    assertThat(scan.get("last_o")).isEqualTo(1);
  }

  @Test
  void aValueIsTakenAnEdgeBeforeItIsPresented() {
    BlockDriver scan = withValues(block(NUMBERS), 4, 1, 1, 1);
    start(scan);
    withValues(scan, 4, 2, 2, 2).clock();
    withValues(scan, 4, 3, 3, 3).clock();
    assertThat(scan.get("value_o")).isEqualTo(2);
    withValues(scan, 4, 4, 4, 4).clock();
    assertThat(scan.get("value_o")).isEqualTo(3);
  }

  @Test
  void aStartBeginsAgain() {
    BlockDriver scan = block(NUMBERS);
    start(scan).clock();
    scan.clock();
    start(scan);
    assertPresents(scan, 3, 0, 1);
    scan.clock();
    assertPresents(scan, 3, 0, 2);
    for (int place = 0; place < GROUPS * 3; place++) {
      scan.clock();
      assertPresents(scan, 3, place / 3, place % 3);
    }
    assertThat(scan.clock().get("valid_o")).isZero();
  }

  @Test
  void aResetEndsTheScan() {
    BlockDriver scan = withValues(block(NUMBERS), 4, 1, 2, 3);
    start(scan).clock();
    scan.clock();
    scan.clock();
    scan.set("rst_ni", 0).set("start_i", 1).clock().set("rst_ni", 1).set("start_i", 0);
    for (int clock = 0; clock < 5; clock++) {
      for (String output : new String[] {"valid_o", "address_o", "value_o", "first_o", "last_o"}) {
        assertThat(scan.get(output)).as(output).isZero();
      }
      assertThat(scan.get("active_q")).isZero();
      scan.clock();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 130})
  void spikesAreChosenAmongAnyNumberOfColumns(int columns) {
    assumeThat(quick() && columns == 1).as("-Dspintwin.full=true").isFalse();
    BlockDriver scan =
        block(with(Map.of(), "NEURONS", 2, "LANES", 1, "COLUMNS", columns, "VALUE_BITS", 1));
    for (int c = 0; c < columns; c++) {
      scan.set("values_i", c, 1, spike(c));
    }
    start(scan).clock();
    for (int group = 0; group < 2; group++) {
      for (int column = 0; column < columns; column++) {
        scan.clock();
        assertPresents(scan, columns, group, column);
        assertThat(scan.get("value_o")).as("column %d", column).isEqualTo(spike(column));
      }
    }
    assertThat(scan.clock().get("valid_o")).isZero();
  }

  /** No power of two is a period of it. */
  private static long spike(int column) {
    return column * 5 % 7 < 3 ? 1 : 0;
  }
}
