// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;

/** A testbench that shows nothing of a chip would pass whatever is wrong with it. */
final class TestbenchStimulusTest {
  static Stream<GoldenChip> chips() {
    return Stream.of(
        SmallPerceptrons.small(false),
        SmallPerceptrons.small(true),
        MtjBnnChips.standard(1),
        EcramChips.noisy(1),
        TsPcmChips.everything());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void everyFlagAmongTheOutputsIsSeenHighAndLow(GoldenChip chip) {
    var stimulus = new TestbenchStimulus(chip);
    ClockedModel golden = chip.golden();
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    List<String> flags =
        chip.design().top().block().comparedOutputs().stream()
            .map(port -> port.name())
            .filter(name -> golden.compared().signal(name).bits() == 1)
            .toList();
    List<BitSet> seen = new ArrayList<>();
    flags.forEach(flag -> seen.add(new BitSet(2)));
    for (int clock = 0; clock < stimulus.clocks(); clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      for (int f = 0; f < flags.size(); f++) {
        seen.get(f).set((int) golden.compared().signal(flags.get(f)).get(record, 0, 0));
      }
    }
    for (int f = 0; f < flags.size(); f++) {
      assertThat(seen.get(f).cardinality()).as(flags.get(f)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void itIsTheSameHoweverItIsCut(GoldenChip chip) {
    var stimulus = new TestbenchStimulus(chip);
    int words = chip.golden().inputs().words();
    long[] whole = new long[stimulus.clocks() * words];
    stimulus.fill(whole, stimulus.clocks());
    stimulus.restart();
    for (int clock = 0; clock < stimulus.clocks(); clock++) {
      long[] one = new long[words];
      stimulus.fill(one, 1);
      for (int w = 0; w < words; w++) {
        assertThat(one[w]).as("clock %d", clock).isEqualTo(whole[clock * words + w]);
      }
    }
  }
}
