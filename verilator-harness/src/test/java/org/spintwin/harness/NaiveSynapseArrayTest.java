// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.TwinImage;

/** The yardstick of the benchmark computes the same as the emitted array. */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class NaiveSynapseArrayTest {
  private static final int CLOCKS = 20_000;

  static Stream<TwinImage> chips() {
    return Stream.of(SmallChips.alpha(), SmallChips.wide(), SmallChips.ring());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void equalsTheGoldenModelAtEveryClock(TwinImage image) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(Corruption.original(image));
    try (InputStream naive = Lockstep.class.getResourceAsStream("naive_synapse_array.v")) {
      files.put("synapse_array.v", new String(naive.readAllBytes(), StandardCharsets.UTF_8));
    }
    var verification = Verification.of(MramLifModel.chip(image), files);
    var library = verification.build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    var stimulus = new RandomStimulus(verification.chip().design().parameters(), 4);
    LockstepResult result = verification.run(library, stimulus, CLOCKS, false, done -> {});
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.memoryMismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }
}
