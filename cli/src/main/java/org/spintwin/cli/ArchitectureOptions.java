// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.spintwin.io.ChipOption;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.kind.ChipKind;
import org.spintwin.kind.LifNetworkTwin;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.Twin;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;
import picocli.CommandLine.Option;

/** Options that go before what the chip file says of its architecture. */
final class ArchitectureOptions {
  @Option(
      names = "--arch",
      paramLabel = "KIND",
      description =
          "Architecture instead of the chip file's: parallel (all currents at once, one step per"
              + " clock), parallel-axi (the same, events over AXI4-Stream) or folded (neurons in"
              + " turn on a few lanes, events over AXI4-Stream).")
  private String architecture;

  @Option(
      names = "--lanes",
      paramLabel = "L",
      description =
          "Neurons computed at once, instead of the chip file's; a power of two that divides the"
              + " neurons; of each layer of a lif-network any number.")
  private String lanes;

  boolean anyGiven() {
    return architecture != null || lanes != null;
  }

  /** In place of what the chip file says. */
  List<ChipOption> given() {
    List<ChipOption> given = new ArrayList<>();
    if (architecture != null) {
      given.add(ChipOption.arch(architecture));
    }
    if (lanes != null) {
      given.add(ChipOption.lanes(lanes));
    }
    return given;
  }

  /** A chip file of any kind, with these options, through the physics; tells its warnings. */
  Twin load(Path file, Console console) {
    return loaded(file, console, () -> ChipKind.of(file).load(file, given()));
  }

  /** A chip file of the MRAM LIF chip, likewise. */
  MramTwin loadMram(Path file, Console console) {
    return loaded(file, console, () -> MramTwin.load(file, given()));
  }

  /**
   * A chip file of any kind, with these options, as a board can hold it: {@code parallel-axi} in
   * place of {@code parallel}, which does the same steps and has the buses of a link.
   */
  Twin loadForBoard(Path file, Console console) {
    Twin twin = load(file, console);
    if (!(twin instanceof MramTwin mram)
        || mram.spec().architecture().kind() != Architecture.PARALLEL) {
      return twin;
    }
    return MramTwin.load(file, List.of(ChipOption.arch(Architecture.PARALLEL_AXI.word())));
  }

  private <T extends Twin> T loaded(Path file, Console console, Supplier<T> reader) {
    T twin = console.timed("read chip", () -> checked(reader.get()));
    twin.warnings().forEach(w -> console.warn(w.code(), file + ": " + w.text()));
    return twin;
  }

  /** Refuses lanes for a chip that has none. */
  private <T extends Twin> T checked(T twin) {
    if (lanes != null && !hasLanes(twin)) {
      throw new InputException(
          Code.COMBINATION,
          new Location("--lanes", 0, 0, null),
          "architecture.lanes",
          lanes + " with kind: " + twin.architecture(),
          "--lanes only with --arch "
              + Arrays.stream(Architecture.values())
                  .filter(a -> hasLanes(a.top()))
                  .map(Architecture::word)
                  .collect(Collectors.joining(" or ")));
    }
    return twin;
  }

  private static boolean hasLanes(Twin twin) {
    return twin instanceof LifNetworkTwin || hasLanes(twin.chip().design().top());
  }

  private static boolean hasLanes(TopSpec top) {
    return top.block().parameters().stream().anyMatch(p -> p.name().equals("LANES"));
  }

  /** As the user may repeat them, with a blank before each. */
  String repeated() {
    return (architecture == null ? "" : " --arch " + architecture)
        + (lanes == null ? "" : " --lanes " + lanes);
  }
}
