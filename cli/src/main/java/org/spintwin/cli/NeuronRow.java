// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.spintwin.board.FpgaDevice;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.Synthesis.Design;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.LifNeuronSpec;

/**
 * One neuron of the parallel architecture between registers.
 *
 * @param runTime whether leak and reset value can be changed at run time
 */
record NeuronRow(
    String key,
    String title,
    String remark,
    FpgaDevice device,
    boolean runTime,
    Published published)
    implements SynthesisRow {
  private static final String WRAPPER = "one_neuron";

  @Override
  public Measured measure(Synthesis synthesis) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(WRAPPER + ".v", wrapper());
    files.put("lif_neuron.v", new VerilogWriter().block(LifNeuronSpec.BLOCK));
    var design =
        new Design(
            files, WRAPPER, Map.of("RUN_TIME", runTime ? 1L : 0L), Set.of(), device.synthesis());
    return new Measured(synthesis.cells(design), synthesis.place(design, device.placement()), null);
  }

  private static String wrapper() {
    try (InputStream in = NeuronRow.class.getResourceAsStream(WRAPPER + ".v")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + WRAPPER + ".v from the program", e);
    }
  }
}
