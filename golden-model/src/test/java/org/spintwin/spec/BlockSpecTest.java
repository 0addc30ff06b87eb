// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks, what they consist of, and designs made of them. */
final class BlockSpecTest {
  private static final BlockSpec BLOCK =
      new BlockSpec(
          "sample",
          "A sample.",
          List.of(
              new Parameter("WIDTH", 8, 1, 32, "bits"),
              new Parameter("COUNT", 3, 1, Integer.MAX_VALUE, "how many"),
              new Parameter("SEED", 7, Integer.MIN_VALUE, Integer.MAX_VALUE, "any number")),
          List.of(
              new Derived("HALF", Expr.of("WIDTH/2"), ""),
              new Derived("MORE", Expr.of("HALF + 1"), "")),
          List.of(
              new Rule(
                  "COUNT_must_be_below_WIDTH",
                  Expr.of("COUNT < WIDTH"),
                  "COUNT must be below WIDTH")),
          List.of(
              Port.input("clk_i", "1", ""),
              Port.inputs("values_i", "COUNT", "WIDTH", ""),
              Port.output("sum_o", "MORE", ""),
              Port.wire("carry_o", "1", ""),
              Port.flags("flags_o", "COUNT", ""),
              Port.numbers("numbers_o", "COUNT", "WIDTH", "")),
          List.of(
              State.signed("level_q", "COUNT", "WIDTH", ""),
              State.unsigned("count_q", "1", "HALF", "")),
          List.of(Memory.of("code_q", "COUNT", "WIDTH", "codes")));

  static List<BlockSpec> blocks() {
    return Tops.blocks();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockIsLegalWithItsDefaultsAndEveryWidthIsPositive(BlockSpec block) {
    Map<String, Long> values = block.resolve(Map.of());
    assertThat(block.allRules()).allMatch(r -> r.holds(values));
    for (Port p : block.ports()) {
      assertThat(p.bits().eval(values)).as(p.name()).isPositive();
      assertThat(block.writtenOut(p.bits()).eval(block.resolve(Map.of()))).isPositive();
    }
    for (Memory m : block.memories()) {
      assertThat(m.words().eval(values) * m.width().eval(values)).as(m.register()).isPositive();
    }
    RecordLayout compared = RecordLayout.compared(block, values);
    assertThat(compared.names()).doesNotHaveDuplicates();
    assertThat(compared.signals()).hasSize(block.comparedOutputs().size() + block.states().size());
    assertThat(RecordLayout.inputs(block, values).names()).doesNotContain("clk_i");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockRefusesAParameterJustOutsideItsRange(BlockSpec block) {
    for (Parameter p : block.parameters()) {
      if (p.min() > Integer.MIN_VALUE) {
        assertThatThrownBy(() -> block.resolve(Map.of(p.name(), p.min() - 1)))
            .isInstanceOf(IllegalParameterException.class)
            .hasMessage(
                block.stem()
                    + ": "
                    + p.name()
                    + " must be "
                    + p.min()
                    + " to "
                    + p.max()
                    + "; found "
                    + p.name()
                    + " = "
                    + (p.min() - 1));
      }
      if (p.max() < Integer.MAX_VALUE) {
        assertThatThrownBy(() -> block.resolve(Map.of(p.name(), p.max() + 1)))
            .isInstanceOf(IllegalParameterException.class)
            .hasMessageStartingWith(block.stem() + ": " + p.name() + " must be " + p.min());
      }
    }
  }

  @Test
  void valuesAreDefaultsUnlessGivenAndLocalparamsFollow() {
    assertThat(BLOCK.resolve(Map.of()))
        .isEqualTo(Map.of("WIDTH", 8L, "COUNT", 3L, "SEED", 7L, "HALF", 4L, "MORE", 5L));
    assertThat(BLOCK.resolve(Map.of("WIDTH", 20L, "OTHER", 1L)))
        .isEqualTo(Map.of("WIDTH", 20L, "COUNT", 3L, "SEED", 7L, "HALF", 10L, "MORE", 11L));
  }

  @Test
  void aRuleThatDoesNotHoldSaysWhatWasFoundOfWhatItNames() {
    assertThatThrownBy(() -> BLOCK.resolve(Map.of("COUNT", 8L)))
        .isInstanceOfSatisfying(
            IllegalParameterException.class,
            e -> assertThat(e.rule().id()).isEqualTo("COUNT_must_be_below_WIDTH"))
        .hasMessage("sample: COUNT must be below WIDTH; found WIDTH = 8, COUNT = 8");
  }

  @Test
  void aParameterWithoutEndsHasNoRule() {
    assertThat(BLOCK.allRules())
        .extracting(Rule::id)
        .containsExactly(
            "WIDTH_must_be_1_to_32", "COUNT_must_be_1_to_2147483647", "COUNT_must_be_below_WIDTH");
    assertThat(BLOCK.parameters())
        .extracting(Parameter::bounded)
        .containsExactly(true, true, false);
    assertThat(new Parameter("HIGH", 0, Integer.MIN_VALUE, 3, "").bounded()).isTrue();
  }

  @Test
  void aDefaultIsInItsRange() {
    assertThat(new Parameter("A", 1, 1, 3, "").defaultValue()).isEqualTo(1);
    assertThat(new Parameter("A", 3, 1, 3, "").defaultValue()).isEqualTo(3);
    assertThatThrownBy(() -> new Parameter("A", 0, 1, 3, ""))
        .hasMessage("A: default 0 is outside 1..3");
    assertThatThrownBy(() -> new Parameter("A", 4, 1, 3, ""))
        .hasMessage("A: default 4 is outside 1..3");
  }

  @Test
  void portsAreInputsRegistersAndWires() {
    assertThat(BLOCK.inputs()).extracting(Port::name).containsExactly("clk_i", "values_i");
    assertThat(BLOCK.outputs())
        .extracting(Port::name)
        .containsExactly("sum_o", "carry_o", "flags_o", "numbers_o");
    assertThat(BLOCK.comparedOutputs())
        .extracting(Port::name)
        .containsExactly("sum_o", "flags_o", "numbers_o");
    assertThat(BLOCK.ports())
        .extracting(p -> p.bits().verilog())
        .containsExactly("1", "COUNT*WIDTH", "MORE", "1", "COUNT", "COUNT*WIDTH");
    assertThat(Port.input("clk", "1", "").isClock()).isTrue();
    assertThat(Port.input("clk_i", "1", "").isClock()).isTrue();
    assertThat(Port.input("clock_i", "1", "").isClock()).isFalse();
  }

  @Test
  void localparamsCanBeWrittenOut() {
    assertThat(BLOCK.writtenOut(Expr.of("MORE*COUNT")).verilog()).isEqualTo("(WIDTH/2 + 1)*COUNT");
  }

  @Test
  void theRecordOfABlockHasItsOutputsThenItsState() {
    Map<String, Long> values = BLOCK.resolve(Map.of());
    assertThat(RecordLayout.compared(BLOCK, values).signals())
        .containsExactly(
            new RecordLayout.Signal("sum_o", 1, 5, false, 0),
            new RecordLayout.Signal("flags_o", 1, 3, false, 1),
            new RecordLayout.Signal("numbers_o", 1, 24, false, 2),
            new RecordLayout.Signal("level_q", 3, 8, true, 3),
            new RecordLayout.Signal("count_q", 1, 4, false, 4));
    assertThat(RecordLayout.inputs(BLOCK, values).signals())
        .containsExactly(new RecordLayout.Signal("values_i", 1, 24, false, 0));
    assertThatThrownBy(() -> RecordLayout.inputs(BLOCK, values).signal("sum_o"))
        .hasMessage("no signal 'sum_o' among [values_i]");
  }

  @Test
  void anUnknownParameterOfASetIsRefusedWithThoseThereAre() {
    var set = new ParameterSet();
    set.add("A", 1, 0, 2, "");
    assertThat(set.pick("A")).containsExactly(new Parameter("A", 1, 0, 2, ""));
    assertThatThrownBy(() -> set.pick("A", "B")).hasMessage("no parameter B among [A]");
  }
}
