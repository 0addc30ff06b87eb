// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Map;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.harness.WordBuffer;
import org.spintwin.spec.TwinImage;

/**
 * The chip as Verilog, built once: twins differ in what their memories hold, and in the number by
 * which the register SPEC_DIGEST tells them apart, which stays that of the twin it was built for.
 */
public final class DigitRtl {
  private final Map<String, Long> parameters;
  private final VerilatedLibrary library;

  /**
   * What the Verilog did.
   *
   * @param fired [image][step], neuron k in bit k, as read from its outputs
   * @param lockstep comparison with the golden model at every clock
   */
  record Run(long[][] fired, LockstepResult lockstep) {}

  private DigitRtl(Map<String, Long> parameters, VerilatedLibrary library) {
    this.parameters = parameters;
    this.library = library;
  }

  /**
   * @throws org.spintwin.harness.HarnessException when a program is missing or fails
   */
  static DigitRtl build(TwinImage twin, Toolchain tools) {
    return new DigitRtl(
        twin.parameters(),
        Verification.of(MramLifModel.chip(twin)).build(new VerilatorBuild(tools), Variant.FAST));
  }

  /**
   * Shows images to a twin: first to the Verilog alone, then to golden model and Verilog together.
   *
   * @param twin of the same chip as the one built, with any levels and device
   * @param spikes [image][step], input i in bit i
   */
  Run run(TwinImage twin, long[][] spikes) {
    Verification verification =
        Verification.of(
            MramLifModel.chip(
                new TwinImage(
                    twin.spec(), parameters, twin.codes(), twin.inhibitory(), twin.mask())));
    try (VerilatedModel rtl = verification.open(library)) {
      PresentationStimulus stimulus = new PresentationStimulus(rtl.inputs(), spikes);
      long[][] fired = fired(rtl, stimulus);
      return new Run(
          fired, verification.run(library, stimulus, stimulus.clocks(), false, clocksDone -> {}));
    }
  }

  private static long[][] fired(VerilatedModel rtl, PresentationStimulus stimulus) {
    int clocks = stimulus.clocks();
    long[] inputs = new long[clocks * rtl.inputs().words()];
    long[] records = new long[clocks * rtl.compared().words()];
    stimulus.fill(inputs, clocks);
    WordBuffer nativeInputs = new WordBuffer(inputs.length);
    WordBuffer nativeRecords = new WordBuffer(records.length);
    nativeInputs.put(inputs, inputs.length);
    rtl.run(nativeInputs, nativeRecords, clocks);
    nativeRecords.get(records, 0, records.length);
    return stimulus.fired(rtl.compared(), records);
  }
}
