// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.harness.MismatchWindow;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.StagedOutput;

/**
 * What explains and repeats a difference: {@value #DESCRIPTION} with the chip, the difference and
 * the command that repeats it, the Verilog, and the waveform around it.
 *
 * @param files Verilog by name
 * @param at clock that the waveform shows
 */
record LeftBehind(
    long seed, Configuration configuration, Map<String, String> files, Finished found, long at) {
  static final String DESCRIPTION = "difference.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Where a configuration leaves it. */
  static Path place(Path folder, long index) {
    return folder.resolve(index + "-" + Configuration.kind(index).key());
  }

  void write(Verification verification, VerilatorBuild build, Path folder) throws IOException {
    // A soak that was killed after this, but before the journal had it, comes here again.
    try (StagedOutput out = StagedOutput.folder(place(folder, found.index()), true)) {
      Files.writeString(
          out.path().resolve(DESCRIPTION), JSON.writeValueAsString(description()) + "\n");
      Path rtl = Files.createDirectory(out.path().resolve("rtl"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(rtl.resolve(file.getKey()), file.getValue());
      }
      VerilatedLibrary library = verification.build(build, Variant.TRACE);
      try (VerilatedModel model = verification.open(library)) {
        MismatchWindow.write(model, configuration.stimulus(), at, out.path());
      } finally {
        library.discard();
      }
      out.commit();
    }
  }

  private Map<String, Object> description() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schemaVersion", 1);
    all.put("seed", seed);
    all.put("index", found.index());
    all.put("kind", found.kind());
    all.put("top", configuration.chip().design().name());
    all.put("parameters", new TreeMap<>(configuration.chip().design().parameters()));
    all.put("stimulusSeed", configuration.stimulusSeed());
    all.put("digest", found.digest());
    all.put("clocksEqual", found.clocks());
    all.put("steps", found.steps());
    all.put("difference", found.result());
    all.put("replay", replay(seed, found));
    return all;
  }

  /** The command that compares a configuration again, one clock further than it was equal. */
  static String replay(long seed, Finished found) {
    return "spintwin soak --seed "
        + seed
        + " --only "
        + found.index()
        + " --clocks "
        + (found.clocks() + 1);
  }
}
