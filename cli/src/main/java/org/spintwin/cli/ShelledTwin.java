// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.golden.WishboneChip;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.kind.Twin;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.LinkedChipSpec;

/** A twin with one of the shells that {@code export} puts around chips. */
record ShelledTwin(Twin twin, GoldenChip chip) implements Twin {
  /** Shells by the names of their formats. */
  static final Map<String, UnaryOperator<GoldenChip>> SHELLS =
      Map.of("wishbone", WishboneChip::of, "tinytapeout", TinyTapeoutChip::of);

  /**
   * @param file the chip file, for messages
   * @param shell a key of {@link #SHELLS}
   * @throws InputException when the chip has no event streams and registers
   */
  static ShelledTwin of(Path file, Twin twin, String shell) {
    if (!LinkedChipSpec.isOfEvents(twin.chip().design())) {
      throw new InputException(
          Code.COMBINATION,
          Location.of(file),
          "architecture",
          twin.architecture(),
          "with --shell " + shell + " one with event streams: parallel-axi or folded, of mram-lif");
    }
    return new ShelledTwin(twin, SHELLS.get(shell).apply(twin.chip()));
  }

  @Override
  public String architecture() {
    return twin.architecture();
  }

  @Override
  public Origin origin() {
    return twin.origin();
  }

  @Override
  public List<Warning> warnings() {
    return twin.warnings();
  }

  @Override
  public Map<String, String> facts() {
    return twin.facts();
  }
}
