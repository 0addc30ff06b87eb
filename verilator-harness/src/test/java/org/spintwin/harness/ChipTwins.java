// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.spintwin.golden.GoldenChip;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.Configuration;

/** Golden model and Verilog of a chip of any kind under random inputs. */
final class ChipTwins {
  private ChipTwins() {}

  /** Both must be equal at every clock. */
  static void assertEqual(GoldenChip chip, long seed, long clocks) {
    var verification = Verification.of(chip);
    LockstepResult result = run(verification, seed, clocks);
    assertThat(result.mismatch()).as("seed %d", seed).isEmpty();
    assertThat(result.memoryMismatch()).as("seed %d", seed).isEmpty();
    assertThat(result.clocks()).isEqualTo(clocks);
  }

  /**
   * An error in the Verilog must be found.
   *
   * @param module whose file is changed
   * @param from occurs once in it
   * @param signal a part of the name of the signal in which it shows first
   */
  static void assertFound(
      GoldenChip chip,
      String module,
      String from,
      String to,
      String signal,
      long seed,
      long clocks) {
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(chip.design()));
    String text = files.get(module + ".v");
    assertThat(text.split(Pattern.quote(from), -1)).as("%s in %s.v", from, module).hasSize(2);
    files.put(module + ".v", text.replace(from, to));
    LockstepResult result = run(Verification.of(chip, files), seed, clocks);
    assertThat(result.mismatch())
        .hasValueSatisfying(m -> assertThat(m.signal().name()).contains(signal));
  }

  private static LockstepResult run(Verification verification, long seed, long clocks) {
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    GoldenChip chip = verification.chip();
    Stimulus stimulus = Configuration.stimulus(chip, seed);
    return verification.run(library, stimulus, clocks, false, done -> {});
  }
}
