// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.TopSpec;

/** Inputs of a top with AXI ports. */
abstract class AxiStimulus extends FollowingStimulus {
  /**
   * @param values of the top's parameters and localparams
   * @param source gives the golden model at clock 0 with its memories loaded
   */
  AxiStimulus(TopSpec top, Map<String, Long> values, Supplier<ClockedModel> source) {
    super(top, values, source);
  }

  /** The beats of the event stream, and the other side's readiness for spikes. */
  final class EventPort {
    private final int valid = input("s_axis_tvalid");
    private final int data = input("s_axis_tdata");
    private final int keep = input("s_axis_tkeep");
    private final int last = input("s_axis_tlast");
    private final int ready = output("s_axis_tready");

    /**
     * Offers a beat on this clock.
     *
     * @param event number of an input; -1 for a null beat
     * @return whether it is taken
     */
    boolean offer(int event, boolean ends) {
      set(valid, 1);
      set(data, Math.max(event, 0));
      set(keep, event < 0 ? 0 : 3);
      set(last, ends ? 1 : 0);
      return get(ready) != 0;
    }
  }
}
