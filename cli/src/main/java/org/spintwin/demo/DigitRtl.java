// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifGolden;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.ModelSource;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.harness.WordBuffer;
import org.spintwin.io.StagedOutput;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/**
 * The chip as Verilog, built once: twins differ in what their memories hold, and in the number by
 * which the register SPEC_DIGEST tells them apart, which is that of the twin it was built for.
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
   * Writes the Verilog of a twin to a folder of its own, builds it, and removes the folder.
   *
   * @throws org.spintwin.harness.HarnessException when a program is missing or fails
   */
  static DigitRtl build(TwinImage twin, Toolchain tools) throws IOException {
    Map<String, String> verilog = new VerilogWriter().chip(twin.spec().name(), twin.parameters());
    Path scratch = Files.createTempDirectory("spintwin-demo");
    // Never committed, so it is gone when closed, or when the program is stopped.
    try (StagedOutput folder = StagedOutput.folder(scratch.resolve("rtl"), false)) {
      for (Map.Entry<String, String> file : verilog.entrySet()) {
        Files.writeString(folder.path().resolve(file.getKey()), file.getValue());
      }
      ModelSource source = source(folder.path(), List.copyOf(verilog.keySet()), twin);
      return new DigitRtl(
          twin.parameters(), new VerilatorBuild(tools).build(source, Variant.FAST));
    } finally {
      Files.delete(scratch);
    }
  }

  private static ModelSource source(Path folder, List<String> files, TwinImage twin) {
    Map<String, String> modules = new HashMap<>();
    modules.put("", twin.spec().name());
    MramLifSpec.INSTANCES.forEach(i -> modules.put(i.name(), i.block().stem()));
    ClockedModel golden = new MramLifGolden(twin);
    return new ModelSource(
        folder,
        files,
        twin.spec().name(),
        Map.of(),
        golden.inputs(),
        golden.compared(),
        golden.memories(),
        modules);
  }

  /**
   * Shows images to a twin: first to the Verilog alone, then to golden model and Verilog together.
   *
   * @param twin of the same chip as the one built, with any levels and device
   * @param spikes [image][step], input i in bit i
   */
  Run run(TwinImage twin, long[][] spikes) {
    MramLifGolden golden = new MramLifGolden(parameters);
    MramLifMemories.of(twin).forEach(golden::loadMemory);
    PresentationStimulus stimulus = new PresentationStimulus(golden.inputs(), spikes);
    long[][] fired;
    try (VerilatedModel rtl = open(twin)) {
      fired = fired(rtl, stimulus);
    }
    stimulus.restart();
    try (VerilatedModel rtl = open(twin)) {
      return new Run(fired, new Lockstep(golden, rtl, stimulus, false).run(stimulus.clocks()));
    }
  }

  private VerilatedModel open(TwinImage twin) {
    VerilatedModel rtl = library.open();
    MramLifMemories.of(twin).forEach(rtl::loadMemory);
    return rtl;
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
