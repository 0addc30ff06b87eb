// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.rtl.ModuleModel.Check;
import org.spintwin.rtl.ModuleModel.Line;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Derived;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Memory;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.Port;
import org.spintwin.spec.Rule;

final class ModuleModelTest {
  private static final BlockSpec BLOCK =
      new BlockSpec(
          "sample",
          "A sample.",
          List.of(
              new Parameter("WIDTH", 8, 1, 32, "bits"),
              new Parameter("COUNT", 3, 1, Integer.MAX_VALUE, "how many"),
              new Parameter("LOW", -1, Integer.MIN_VALUE, 5, "a level"),
              new Parameter("SEED", 7, Integer.MIN_VALUE, Integer.MAX_VALUE, "any number")),
          List.of(
              new Derived("HALF", Expr.of("WIDTH / 2"), "half of it"),
              new Derived("MORE", Expr.of("HALF + 1"), "one more")),
          List.of(new Rule("COUNT_must_be_odd", Expr.of("COUNT != 2"), "COUNT must be odd")),
          List.of(
              Port.input("clk_i", "1", "clock"),
              Port.output("sum_o", "MORE", "the sum"),
              Port.wire("carry_o", "WIDTH", "the carry")),
          List.of(),
          List.of(
              Memory.of("code_q", "COUNT", "WIDTH", "the codes"),
              Memory.working("queue_q", "COUNT", "WIDTH", "what waits")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0",
        "32 | 31",
        "N | N-1",
        "N + 1 | N",
        "N + 2 | N + 2-1",
        "1 + N | 1 + N-1",
        "N - 1 | N-2",
        "N - 3 | N-4",
        "N - M | N - M-1",
        "2 * N | 2*N-1",
        "N * 1 | N*1-1",
        "clog2(N) | $clog2(N)-1",
        "max(N, 2) | ((N > 2) ? N : 2)-1",
        "min(N, 2) | ((N < 2) ? N : 2)-1"
      })
  void theHighestBitOfAVectorIsOneBelowItsWidth(String width, String msb) {
    assertThat(ModuleModel.msb(Expr.of(width))).isEqualTo(msb);
  }

  @Test
  void oneBitHasNoRange() {
    assertThat(ModuleModel.range(Expr.of(1))).isEmpty();
    assertThat(ModuleModel.range(Expr.of(2))).isEqualTo("[1:0] ");
    assertThat(ModuleModel.range(Expr.of("N"))).isEqualTo("[N-1:0] ");
  }

  @Test
  void aParameterHasItsDefaultAndSaysItsRangeWhereItHasTwoEnds() {
    assertThat(ModuleModel.ofBlock(BLOCK).parameters())
        .containsExactly(
            new Line("WIDTH", "8", "integer WIDTH", ",", "bits, 1 to 32"),
            new Line("COUNT", "3", "integer COUNT", ",", "how many"),
            new Line("LOW", "-1", "integer LOW", ",", "a level, -2147483648 to 5"),
            new Line("SEED", "7", "integer SEED", ",", "any number"),
            new Line(
                "CODE_IMAGE",
                "\"code.mem\"",
                "CODE_IMAGE",
                "",
                "image of code_q, read where LOAD_IMAGE is 1"));
  }

  @Test
  void thePortsOfABlockAreRegistersWithoutLocalparamsInTheirWidths() {
    assertThat(ModuleModel.ofBlock(BLOCK).ports())
        .extracting(Line::declaration, Line::comma, Line::doc)
        .containsExactly(
            tuple("input  wire clk_i", ",", "clock"),
            tuple("output reg  [WIDTH/2:0] sum_o", ",", "the sum"),
            tuple("output wire [WIDTH-1:0] carry_o", "", "the carry"));
  }

  @Test
  void localparamsAndChecksAreThoseOfTheBlock() {
    ModuleModel model = ModuleModel.ofBlock(BLOCK);
    assertThat(model.localparams())
        .containsExactly(
            new Line("HALF", "WIDTH/2", "", "", "half of it"),
            new Line("MORE", "HALF + 1", "", "", "one more"));
    assertThat(model.checks())
        .containsExactly(
            new Check("WIDTH_must_be_1_to_32", "WIDTH >= 1 && WIDTH <= 32"),
            new Check("COUNT_must_be_1_to_2147483647", "COUNT >= 1"),
            new Check("LOW_must_be_any_integer", "LOW <= 5"),
            new Check("COUNT_must_be_odd", "COUNT != 2"));
  }

  @Test
  void aBlockIsTheSameForEveryChipAndCalledLikeItsTemplate() {
    ModuleModel model = ModuleModel.ofBlock(BLOCK);
    assertThat(model.name()).isEqualTo("sample");
    assertThat(model.stem()).isEqualTo("sample");
    assertThat(model.template()).isEqualTo("sample.v.vm");
    assertThat(model.purpose()).isEqualTo("A sample.");
    assertThat(model.origin()).isEqualTo("The same for every chip.");
    assertThat(ModuleModel.ofBlock(BLOCK, "own__sample").name()).isEqualTo("own__sample");
  }

  @Test
  void theTopOfAChipHasTheValuesOfTheChipAndOutputsThatAreWires() {
    List<Line> images = List.of(ModuleModel.memoryImage("code", "chip_", "u_a.code_q"));
    ModuleModel model =
        ModuleModel.ofChip(BLOCK, "chip", Map.of("WIDTH", 16L), "Of a test.", images);
    assertThat(model.parameters())
        .extracting(Line::name, Line::value)
        .contains(
            tuple("WIDTH", "16"), tuple("COUNT", "3"), tuple("CODE_IMAGE", "\"chip_code.mem\""));
    assertThat(model.ports().get(1).declaration()).isEqualTo("output wire [WIDTH/2:0] sum_o");
    assertThat(model.template()).isEqualTo("chip.v.vm");
    assertThat(model.origin()).isEqualTo("Of a test.");
    assertThat(model.localparams()).hasSize(2);
    assertThat(model.checks()).hasSize(4);
  }

  @Test
  void onlyTheLastOfAListHasNoComma() {
    Line line = new Line("a", "b", "c", "", "d");
    assertThat(ModuleModel.withCommas(List.of())).isEmpty();
    assertThat(ModuleModel.withCommas(List.of(line))).containsExactly(line);
    assertThat(ModuleModel.withCommas(List.of(line, line, line)))
        .extracting(Line::comma)
        .containsExactly(",", ",", "");
  }
}
