// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.MtjBnnSpec;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.WireSpec;

/** The chip against values worked out by hand from docs/chips/mtj-bnn.md. */
final class MtjBnnGoldenTest {
  /** 4 rows: features 0 and 1, an idle one, bias. Columns: a hidden pair, two classes, a spare. */
  private static final MtjBnnChip CHIP =
      new MtjBnnChip(
          "x",
          4,
          7,
          2,
          1,
          1,
          2,
          4,
          new QFormat(true, 8, 4),
          "random",
          new MtjDeviceSpec(5000, 1.5, 0, 0, WireSpec.ideal(), 0, 0, 1),
          1);

  private static final int[][] CODES = {
    {10, 3, 20, 5, 0, 1, 99},
    {2, 12, -7, 4, 40, 41, 99},
    {100, 0, 100, 0, 0, 100, 99},
    {-5, 1, 30, 2, 9, 6, 99}
  };

  private ClockedModel golden;
  private RecordLayout compared;
  private long[] inputs;
  private long[] record;

  @BeforeEach
  void resetTheChip() {
    int[][] other = new int[4][7];
    GoldenChip chip =
        MtjBnnModel.chip(new MtjBnnImage(CHIP, CHIP.parameters(), new boolean[4][7], other, CODES));
    golden = chip.golden();
    compared = golden.compared();
    inputs = new long[golden.inputs().words()];
    record = new long[compared.words()];
    clock();
    set("rst_ni", 1);
  }

  private void set(String port, long value) {
    inputs[golden.inputs().signal(port).offset()] = value;
  }

  private void clock() {
    golden.clock(inputs, 0, record, 0);
  }

  private long get(String signal, int element) {
    return compared.signal(signal).get(record, 0, element);
  }

  /**
   * Values 3 and 7, full scale 15. First pass: 3*10 + 7*2 - 15*5 = -31 against 3*3 + 7*12 + 15*1 =
   * 108, so the hidden bit is 0. Second pass: rows 1 and 3 at 15. Class 0: 15*(-7 + 30) - 15*(4 +
   * 2) = 255; class 1: 15*(40 + 9) - 15*(41 + 6) = 30.
   */
  @Test
  void aSampleTakesFiveClocks() {
    set("valid_i", 1);
    set("values_i", 7 << 4 | 3);
    clock();
    set("valid_i", 0);
    assertThat(get("ready_o", 0)).isZero();
    assertThat(get("u_pass_control.drive_o", 0)).isEqualTo(3);
    assertThat(get("u_pass_control.drive_o", 2)).isZero();
    assertThat(get("u_pass_control.drive_o", 3)).isEqualTo(15);
    clock();
    assertThat(get("u_synapse_array.current_e_o", 0)).isEqualTo(-31);
    assertThat(get("u_synapse_array.current_e_o", 1)).isEqualTo(108);
    assertThat(get("u_synapse_array.current_e_o", 6)).isEqualTo(99 * 25);
    clock();
    assertThat(get("hidden_o", 0)).isZero();
    assertThat(get("u_pass_control.drive_o", 0)).isZero();
    assertThat(get("u_pass_control.drive_o", 1)).isEqualTo(15);
    clock();
    assertThat(get("u_synapse_array.current_e_o", 2)).isEqualTo(345);
    clock();
    assertThat(get("ready_o", 0)).isEqualTo(1);
    assertThat(get("valid_o", 0)).isZero();
    clock();
    assertThat(get("valid_o", 0)).isEqualTo(1);
    assertThat(get("class_o", 0)).isZero();
    assertThat(get("u_arg_extreme.scores_o", 0)).isEqualTo(255);
    assertThat(get("u_arg_extreme.scores_o", 1)).isEqualTo(30);
    clock();
    assertThat(get("valid_o", 0)).isZero();
    MtjBnnSteps steps = new MtjBnnSteps(CHIP.parameters(), CODES);
    assertThat(steps.currents(new int[] {3, 7})).startsWith(-31, 108).endsWith(99 * 25);
    assertThat(steps.classOf(new int[] {3, 7})).isZero();
  }

  /** Row 1 of column 4 goes from 40 to 0, so that class 1 has 15*(0 + 9 - 41 - 6) = -570. */
  @Test
  void aWriteReachesTheCurrentsOneClockLater() {
    set("write_valid_i", 1);
    set("write_row_i", 1);
    set("write_column_i", 4);
    set("write_data_i", 1);
    set("valid_i", 1);
    set("values_i", 1 << 4);
    clock();
    set("write_valid_i", 0);
    set("valid_i", 0);
    assertThat(get("state_valid_o", 0)).isEqualTo(1);
    assertThat(get("state_o", 0)).isEqualTo(1);
    clock();
    assertThat(get("u_synapse_array.current_e_o", 4)).isEqualTo(40 + 15 * 9);
    for (int clock = 2; clock <= 5; clock++) {
      clock();
    }
    assertThat(get("valid_o", 0)).isEqualTo(1);
    assertThat(get("u_arg_extreme.scores_o", 1)).isEqualTo(-570);
  }

  @Test
  void equalScoresGiveTheLowestClass() {
    int[][] codes = new int[4][7];
    assertThat(new MtjBnnSteps(CHIP.parameters(), codes).classOf(new int[] {1, 2})).isZero();
  }

  @Test
  void theModelWithoutClocksFindsTheSameClasses() {
    var random = new SplittableRandom(5);
    for (int chip = 0; chip < 20; chip++) {
      Map<String, Long> parameters = new LinkedHashMap<>();
      MtjBnnSpec.TOP.block().parameters().forEach(p -> parameters.put(p.name(), p.defaultValue()));
      parameters.put("VALUE_BITS", random.nextLong(1, 12));
      parameters.put("HIDDEN", random.nextLong(1, 5));
      int[][] codes = new int[15][15];
      boolean[][] states = new boolean[15][15];
      for (int row = 0; row < 15; row++) {
        for (int column = 0; column < 15; column++) {
          codes[row][column] = random.nextInt(-1024, 1024);
          states[row][column] = random.nextBoolean();
        }
      }
      ClockedModel model =
          MtjBnnModel.chip(new MtjBnnImage(CHIP, parameters, states, codes, codes)).golden();
      MtjBnnSteps steps = new MtjBnnSteps(parameters, codes);
      for (int n = 0; n < 50; n++) {
        int[] values = random.ints(13, 0, 1 << parameters.get("VALUE_BITS")).toArray();
        assertThat(classOf(model, values)).isEqualTo(steps.classOf(values));
      }
    }
  }

  private static long classOf(ClockedModel model, int[] values) {
    long[] in = new long[model.inputs().words()];
    long[] out = new long[model.compared().words()];
    model.clock(in, 0, out, 0);
    in[model.inputs().signal("rst_ni").offset()] = 1;
    in[model.inputs().signal("valid_i").offset()] = 1;
    RecordLayout.Signal port = model.inputs().signal("values_i");
    int width = port.bits() / values.length;
    RecordLayout.Signal fields =
        new RecordLayout.Signal("values_i", values.length, width, false, port.offset());
    for (int i = 0; i < values.length; i++) {
      fields.set(in, 0, i, values[i]);
    }
    for (int clock = 0; clock <= MtjBnnSpec.LATENCY; clock++) {
      model.clock(in, 0, out, 0);
      in[model.inputs().signal("valid_i").offset()] = 0;
    }
    assertThat(model.compared().signal("valid_o").get(out, 0, 0)).isEqualTo(1);
    return model.compared().signal("class_o").get(out, 0, 0);
  }

  @Test
  void aSampleOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new MtjBnnSteps(CHIP.parameters(), CODES).classOf(new int[3]))
        .hasMessage("3 values for 2 features");
  }
}
