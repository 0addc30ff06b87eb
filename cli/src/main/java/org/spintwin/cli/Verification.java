// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.MramLifGolden;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.MismatchWindow;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Variant;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TwinImage;

/** One comparison of a chip's Verilog with its golden model. */
final class Verification {
  private final TwinImage generated;
  private final TwinImage image;
  private final Replay plan;
  private final SpikeTrain train;
  private final StepCounter golden;
  private final Stimulus stimulus;

  /**
   * @param generated the twin as its Verilog is generated
   * @param train spikes to apply; null for the random stimulus
   */
  Verification(TwinImage generated, Replay plan, SpikeTrain train) {
    this.generated = generated;
    this.plan = plan;
    this.train = train;
    image = Overrides.apply(generated, plan.parameters());
    golden = new StepCounter(new MramLifGolden(image));
    stimulus = stimulus();
  }

  private Stimulus stimulus() {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(image.parameters());
    RecordLayout layout = golden.inputs();
    return train == null
        ? new RandomStimulus(layout, values, plan.seed())
        : new SpikeStimulus(layout, train, values.get("INIT_DIVIDER"));
  }

  /** Writes the Verilog into an empty folder. */
  VerilatedChip generate(Path folder, VerilatorBuild build) throws IOException {
    for (Map.Entry<String, String> file : verilog().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return generated(folder, build);
  }

  /**
   * Takes the Verilog that lies in a folder.
   *
   * @throws InputException when a file of it is not there
   */
  VerilatedChip generated(Path folder, VerilatorBuild build) {
    List<String> files = List.copyOf(verilog().keySet());
    for (String file : files) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new InputException(
            Code.NOTFOUND,
            Location.of(folder.resolve(file)),
            null,
            "no such file",
            "a folder written by: spintwin generate");
      }
    }
    return new VerilatedChip(folder, files, image, plan.parameters(), build);
  }

  /** File name to text, top first. */
  private Map<String, String> verilog() {
    return new VerilogWriter().chip(generated.spec().name(), generated.parameters());
  }

  LockstepResult compare(VerilatedModel rtl, Console.Stage stage) {
    return new Lockstep(golden, rtl, stimulus, false).run(plan.cycles(), stage::done);
  }

  /** Steps that the golden model has completed. */
  long steps() {
    return golden.steps();
  }

  RecordLayout inputs() {
    return golden.inputs();
  }

  int signals() {
    return golden.compared().signals().size();
  }

  /** What the golden model held before a clock, and how many steps it had completed. */
  record Before(RecordLayout layout, long[] record, long steps) {}

  /** Runs the golden model again from the start. */
  Before before(long clock) {
    StepCounter again = new StepCounter(new MramLifGolden(image));
    Stimulus inputs = stimulus();
    long[] input = new long[again.inputs().words()];
    long[] record = new long[again.compared().words()];
    for (long c = 0; c < clock; c++) {
      inputs.fill(input, 1);
      again.clock(input, 0, record, 0);
    }
    return new Before(again.compared(), record, again.steps());
  }

  /**
   * Leaves behind what explains and repeats a mismatch.
   *
   * @param rtl built as {@link Variant#TRACE}
   */
  void leaveBehind(VerilatedModel rtl, long clock, Path folder) throws IOException {
    MismatchWindow.write(rtl, stimulus, clock, folder);
    plan.upTo(clock + 1).write(folder.resolve(Replay.FILE));
    if (train != null) {
      SpikeFile.write(folder.resolve(plan.input()), train);
    }
  }
}
