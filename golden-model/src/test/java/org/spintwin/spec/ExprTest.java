// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExprTest {
  private static final Map<String, Long> VALUES = Map.of("A", 5L, "B", 64L);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A + B*2 - 1        | 132 | A + B*2 - 1",
        "A - (B - 1)        | -58 | A - (B - 1)",
        "(A + B)*2          | 138 | (A + B)*2",
        "clog2(B)           | 6   | $clog2(B)",
        "clog2(B + 1)       | 7   | $clog2(B + 1)",
        "clog2(1)           | 0   | $clog2(1)",
        "max(A, B) + 1      | 65  | ((A > B) ? A : B) + 1",
        "min(A, B)          | 5   | (A < B) ? A : B",
        "A >= 5 && B <= 64  | 1   | A >= 5 && B <= 64",
        "A < 5              | 0   | A < 5",
        "B/A                | 12  | B/A"
      })
  void evaluatesAndPrints(String text, long value, String verilog) {
    Expr e = Expr.of(text);
    assertThat(e.eval(VALUES)).isEqualTo(value);
    assertThat(e.verilog()).isEqualTo(verilog);
    assertThat(Expr.of(verilogAsExpr(verilog)).eval(VALUES)).isEqualTo(value);
  }

  /** What is printed without choices reads back as the same expression. */
  private static String verilogAsExpr(String verilog) {
    return verilog
        .replace("$clog2", "clog2")
        .replace("((A > B) ? A : B)", "max(A, B)")
        .replace("(A < B) ? A : B", "min(A, B)");
  }

  @Test
  void replacesNamesButNotThoseInWhatReplacesThem() {
    Map<String, Expr> definitions = Map.of("C", Expr.of("D + 1"), "D", Expr.of("C*2"));
    assertThat(Expr.of("clog2(C) - D").substitute(definitions).verilog())
        .isEqualTo("$clog2(D + 1) - C*2");
  }

  @Test
  void worksOutWhatHasNoNamesAfterReplacing() {
    Map<String, Expr> definitions = Map.of("C", Expr.of(11), "D", Expr.of(3));
    assertThat(Expr.of("max((C + D - 1)/D, 2)*A").substitute(definitions).verilog())
        .isEqualTo("4*A");
    assertThat(Expr.of("clog2(C) + pow2(D)").substitute(definitions).verilog()).isEqualTo("12");
    assertThat(Expr.of("clog2(C + A)").substitute(definitions).verilog())
        .isEqualTo("$clog2(11 + A)");
  }

  @ParameterizedTest
  @CsvSource({"127, 1", "128, 0", "-128, 1", "-129, 0"})
  void fitsSignedBits(long value, long fits) {
    var e = new Expr.Fits(Expr.of("V"), Expr.of(8), true);
    assertThat(e.eval(Map.of("V", value))).isEqualTo(fits);
  }

  @Test
  void saysWhereAnExpressionIsWrong() {
    assertThatThrownBy(() -> Expr.of("A + "))
        .hasMessage("expression \"A + \", position 4: expected a number, a name or '('");
    assertThatThrownBy(() -> Expr.of("A B"))
        .hasMessage("expression \"A B\", position 2: expected end of expression");
    assertThatThrownBy(() -> Expr.of("C").eval(Map.of("A", 1L)))
        .hasMessage("expression uses 'C', which is none of [A]");
  }
}
