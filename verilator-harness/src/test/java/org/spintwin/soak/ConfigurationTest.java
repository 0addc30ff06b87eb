// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.harness.Stimulus;
import org.spintwin.rtl.VerilogWriter;

final class ConfigurationTest {
  private static final long SEED = 3;
  private static final int CLOCKS = 300;

  static LongStream indices() {
    return LongStream.range(0, 2 * RandomKind.values().length);
  }

  /** All that a comparison depends on: the Verilog, and all inputs and answers of some clocks. */
  private static String trace(Configuration configuration) {
    ClockedModel golden = configuration.chip().golden();
    Stimulus stimulus = configuration.stimulus();
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    StringBuilder trace = new StringBuilder();
    trace.append(new VerilogWriter().chip(configuration.chip().design()));
    for (int clock = 0; clock < CLOCKS; clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      trace.append(Arrays.toString(inputs)).append(Arrays.toString(record));
    }
    return trace.toString();
  }

  @ParameterizedTest
  @MethodSource("indices")
  void aSeedAndAnIndexAlwaysGiveTheSame(long index) {
    Configuration configuration = Configuration.draw(SEED, index);
    assertThat(configuration.kind()).isEqualTo(Configuration.kind(index));
    assertThat(trace(configuration)).isEqualTo(trace(Configuration.draw(SEED, index)));
  }

  @Test
  void otherSeedsAndIndicesGiveOtherChips() {
    Set<String> traces = new HashSet<>();
    int kinds = RandomKind.values().length;
    for (long seed = 1; seed <= 3; seed++) {
      for (long round = 0; round < 3; round++) {
        traces.add(trace(Configuration.draw(seed, 7 + round * kinds)));
      }
    }
    assertThat(traces).hasSize(9);
  }

  @Test
  void kindsTakeTurns() {
    assertThat(indices().mapToObj(Configuration::kind).toList())
        .startsWith(RandomKind.values())
        .endsWith(RandomKind.values());
  }
}
