// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MutantTest {
  private static final String ADDER =
      "mutate -mode inv -module top.u_sum -cell $add$sum.v:7$1 -port Y -portbit 3"
          + " -src sum.v:7.3-7.9 -src sum.v:7.3-7.9 -src sum.v:4.1-4.8\n";
  private static final String CLOCK =
      "mutate -mode const0 -module top.u_sum -cell $procdff$2 -port CLK -portbit 0 -src sum.v:9.3\n";

  @Test
  void isToldWithModuleCellPinAndLines() {
    Mutant mutant = Mutant.listed(ADDER, 5).get(0);
    assertThat(mutant.text()).isEqualTo("top.u_sum $add$sum.v:7$1, Y[3] inverted");
    assertThat(mutant.sources()).containsExactly("sum.v:7", "sum.v:4");
    assertThat(mutant.number()).isEqualTo(1);
    assertThat(mutant.options())
        .isEqualTo("-mode inv -module top.u_sum -cell $add$sum.v:7$1 -port Y -portbit 3");
  }

  @Test
  void clocksAreLeftAlone() {
    assertThat(Mutant.listed(CLOCK + ADDER, 5)).extracting(Mutant::pin).containsExactly("Y");
  }

  @Test
  void onlyALowerBitDecidesOverAnother() {
    String given = "mutate -mode cnot1 -module top -cell u -port A -portbit %d -ctrlbit %d\n";
    List<Mutant> mutants =
        Mutant.listed(given.formatted(2, 5) + given.formatted(5, 2) + given.formatted(10, 9), 5);
    assertThat(mutants).extracting(Mutant::bit).containsExactly(5, 10);
    assertThat(mutants).extracting(Mutant::number).containsExactly(1, 2);
  }

  @Test
  void noMoreThanWantedAreTaken() {
    assertThat(Mutant.listed(ADDER.repeat(4), 3)).hasSize(3);
  }
}
