// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How texts are read, and printed with no more parentheses than they need. */
final class ExprParserTest {
  private static final Map<String, Long> VALUES = Map.of("A", 5L, "B_2", 64L);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 - 3 - 2              | 5    | 10 - 3 - 2",
        "10 - (3 - 2)            | 9    | 10 - (3 - 2)",
        "48/4/2                  | 6    | 48/4/2",
        "48/(4/2)                | 24   | 48/(4/2)",
        "48/4*2                  | 24   | 48/4*2",
        "2*3 + 4*5               | 26   | 2*3 + 4*5",
        "2*(3 + 4)*5             | 70   | 2*(3 + 4)*5",
        "(2*3) + (4*5)           | 26   | 2*3 + 4*5",
        "1 + 1 == 2              | 1    | 1 + 1 == 2",
        "A != 5                  | 0    | A != 5",
        "A != 4                  | 1    | A != 4",
        "A == 4                  | 0    | A == 4",
        "A <= 5                  | 1    | A <= 5",
        "A <= 4                  | 0    | A <= 4",
        "A < 6                   | 1    | A < 6",
        "A >= 6                  | 0    | A >= 6",
        "A > 5                   | 0    | A > 5",
        "A > 4                   | 1    | A > 4",
        "A > 4 && B_2 > 4 && 0   | 0    | A > 4 && B_2 > 4 && 0",
        "0 && 1                  | 0    | 0 && 1",
        "2 && 3                  | 1    | 2 && 3",
        "(A == 5) == 1           | 1    | (A == 5) == 1",
        "1 == (A < 6)            | 1    | 1 == (A < 6)",
        "(A < 6) == (0 && 1)     | 0    | (A < 6) == (0 && 1)",
        "pow2(A)                 | 32   | (1 << (A))",
        "pow2(0)                 | 1    | (1 << (0))",
        "clog2(0)                | 0    | $clog2(0)",
        "clog2(2)                | 1    | $clog2(2)",
        "clog2(3)                | 2    | $clog2(3)",
        "max(A, A + 1)           | 6    | (A > A + 1) ? A : A + 1",
        "min(A - 9, 2)           | -4   | (A - 9 < 2) ? A - 9 : 2",
        "2*max(A, 7)             | 14   | 2*((A > 7) ? A : 7)",
        "max(max(A, 7), 9)       | 9    | (((A > 7) ? A : 7) > 9) ? ((A > 7) ? A : 7) : 9"
      })
  void bindsAsVerilogDoes(String text, long value, String verilog) {
    Expr e = Expr.of(text);
    assertThat(e.eval(VALUES)).isEqualTo(value);
    assertThat(e.verilog()).isEqualTo(verilog);
    assertThat(Expr.of(text.replace(" ", ""))).isEqualTo(e);
    assertThat(Expr.of("  " + text.replace(" ", "  ") + " ")).isEqualTo(e);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"         | 0 | a number, a name or '('",
        "A + * B      | 4 | a number, a name or '('",
        "(A           | 2 | ')'",
        "max(A        | 5 | ','",
        "min(A, B     | 8 | ')'",
        "clog2(A, B)  | 7 | ')'",
        "pow2(A       | 6 | ')'",
        "sqrt(A)      | 6 | clog2, pow2, max or min instead of sqrt",
        "A)           | 1 | end of expression",
        "A < B < C    | 6 | end of expression"
      })
  void saysWhereItStoppedAndWhatItExpected(String text, int position, String expected) {
    assertThatThrownBy(() -> Expr.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expression \"" + text + "\", position " + position + ": expected " + expected);
  }

  @Test
  void anOverflowIsAnErrorAndNoWrongNumber() {
    Map<String, Long> largest = Map.of("A", Long.MAX_VALUE);
    assertThatThrownBy(() -> Expr.of("A + 1").eval(largest))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Expr.of("0 - A - 2").eval(largest))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Expr.of("A*2").eval(largest)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Expr.Binary("%", Expr.of(1), Expr.of(2)).eval(Map.of()))
        .hasMessage("operator %");
  }

  @Test
  void usesTheNamesInIt() {
    for (String text : new String[] {"A", "A + 1", "clog2(A)", "pow2(A)", "max(1, A)"}) {
      assertThat(Expr.of(text).uses("A")).as(text).isTrue();
      assertThat(Expr.of(text).uses("B")).as(text).isFalse();
    }
    assertThat(Expr.of("7").uses("A")).isFalse();
    assertThat(Expr.of("2 + 3").uses("A")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"255, 1", "256, 0", "0, 1", "-1, 0"})
  void fitsUnsignedBits(long value, long fits) {
    var e = new Expr.Fits(Expr.of("V"), Expr.of(8), false);
    assertThat(e.eval(Map.of("V", value))).isEqualTo(fits);
    assertThat(e.verilog()).isEqualTo("(V >> (8)) == 0");
    assertThat(new Expr.Fits(Expr.of("V"), Expr.of("N"), true).verilog())
        .isEqualTo("((V >>> (N - 1)) == 0) || ((V >>> (N - 1)) == -1)");
  }
}
