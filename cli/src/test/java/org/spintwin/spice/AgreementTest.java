// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AgreementTest {
  @Test
  void aConstantDifferenceIsItsOwnRootMeanSquare() {
    NeuronTrace one = trace(new double[] {1, 2, 3, 4});
    NeuronTrace other = trace(new double[] {1.5, 2.5, 2.5, 3.5});
    Agreement found = Agreement.of(one, other, 50, 0);
    assertThat(found.rmsPercent()).isCloseTo(1, within(1e-12));
    assertThat(found.sharedRmsPercent()).isCloseTo(1, within(1e-12));
    assertThat(found.sharedSteps()).isEqualTo(4);
    assertThat(found.withinTargets()).isFalse();
    assertThat(Agreement.of(one, other, 101, 0).withinTargets()).isTrue();
  }

  @Test
  void theStepsOfAShiftedSpikeAreNotShared() {
    // The first spikes in step 1 and is refractory in 2; the second one step later.
    NeuronTrace one = trace(new double[] {9, 0, 0, 3, 4}, 1);
    NeuronTrace other = trace(new double[] {9, 10, 0, 0, 4}, 2);
    Agreement found = Agreement.of(one, other, 10, 1);
    assertThat(found.sharedSteps()).isEqualTo(3);
    assertThat(found.sharedRmsPercent()).isZero();
    assertThat(found.rmsPercent()).isCloseTo(100 * Math.sqrt(1.09 / 5), within(1e-9));
    assertThat(found.sameSpikes()).isTrue();
    assertThat(found.withinTargets()).isFalse();
  }

  @Test
  void spikesArePairedInOrder() {
    NeuronTrace one = trace(new double[8], 1, 4);
    assertThat(Agreement.of(one, trace(new double[8], 1, 6), 1, 0).largestShift()).isEqualTo(2);
    assertThat(Agreement.of(one, trace(new double[8], 1, 6), 1, 0).sameSpikes()).isFalse();
    Agreement missing = Agreement.of(one, trace(new double[8], 1), 1, 0);
    assertThat(missing.largestShift()).isZero();
    assertThat(missing.sameSpikes()).isFalse();
  }

  private static NeuronTrace trace(double[] membrane, int... spikes) {
    boolean[] spiked = new boolean[membrane.length];
    for (int step : spikes) {
      spiked[step] = true;
    }
    return new NeuronTrace(membrane, spiked);
  }
}
