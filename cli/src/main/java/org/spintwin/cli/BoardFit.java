// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spintwin.board.Board;
import org.spintwin.board.FpgaDevice;
import org.spintwin.board.FpgaFamily;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.kind.LifNetworkTwin;
import org.spintwin.kind.MramTwin;
import org.spintwin.kind.Twin;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.SynapseArraySpec;

/**
 * Whether a board has room for a chip and its link. Before synthesis that is an estimate, which
 * spares minutes of synthesis for what is far too large.
 *
 * @param file the chip file, for messages
 */
record BoardFit(Path file, Twin twin, Board board) {
  /** Of the link, as Yosys made it for iCE40. */
  private static final int LINK_LUTS = 1000;

  private static final int LINK_BLOCK_RAMS = 5;

  /** The estimate of look-up tables may be off by that factor. */
  private static final double MARGIN = 1.2;

  /** What a design takes of a device. */
  private record Need(long luts, long blockRams) {
    boolean mayFit(FpgaDevice device) {
      return luts <= MARGIN * device.logicCells() && blockRams <= device.blockRams();
    }

    boolean fits(FpgaDevice device) {
      return luts <= device.logicCells() && blockRams <= device.blockRams();
    }
  }

  /**
   * @throws InputException when the chip is far too large
   */
  void check() {
    Need need = need(twin.chip().design());
    FpgaDevice device = board.device();
    if (need.mayFit(device)) {
      return;
    }
    boolean logic = need.luts > MARGIN * device.logicCells();
    throw tooLarge(
        logic
            ? "about " + need.luts + " look-up tables"
            : "about " + need.blockRams + " block RAMs",
        logic ? device.logicCells() : device.blockRams());
  }

  /**
   * @param cells of the netlist, as they are
   * @throws InputException when they are more than there are
   */
  void check(Cells cells) {
    FpgaDevice device = board.device();
    requireRoom(cells.luts(), device.logicCells(), "look-up tables");
    requireRoom(cells.flipFlops(), device.flipFlops(), "flip-flops");
    requireRoom(cells.blockRams(), device.blockRams(), "block RAMs");
    requireRoom(cells.singlePortRams(), device.singlePortRams(), "single-port RAMs");
  }

  private void requireRoom(int taken, int available, String what) {
    if (taken > available) {
      throw tooLarge(taken + " " + what, available);
    }
  }

  /** That the clock of the board is too fast. */
  InputException tooSlow(double megahertz) {
    return error(
        String.format("a chip that runs at no more than %.2f MHz", megahertz),
        "at least "
            + Board.megahertz(board.clockHz())
            + " MHz, the board's clock; take fewer lanes or bits, or a faster board");
  }

  private InputException tooLarge(String found, int available) {
    return error(found, available + " on " + board.device().title() + "; " + remedy());
  }

  private InputException error(String found, String allowed) {
    return new InputException(
        Code.DEVICE,
        new Location(file.toString(), 0, 0, null),
        "--board " + board.name(),
        found,
        allowed);
  }

  private String remedy() {
    return smaller()
            .map(smaller -> smaller + " would fit, or ")
            .orElse("take a smaller chip, a folded one where there is one, or ")
        + "take a larger board";
  }

  private Optional<String> smaller() {
    if (twin instanceof MramTwin mram) {
      return smaller(mram);
    }
    return twin instanceof LifNetworkTwin network ? fewerLanes(network) : Optional.empty();
  }

  private Optional<String> fewerLanes(LifNetworkTwin network) {
    int most = network.spec().layers().stream().mapToInt(Layer::lanes).max().orElseThrow();
    for (int fewer = most / 2; fewer >= 1; fewer /= 2) {
      if (need(LifNetworkSize.of(network.spec(), fewer)).fits(board.device())) {
        return Optional.of("--lanes " + fewer);
      }
    }
    return Optional.empty();
  }

  private Need need(LifNetworkSize size) {
    // Others have multipliers.
    return board.family() == FpgaFamily.ICE40
        ? new Need(LINK_LUTS + size.luts(), LINK_BLOCK_RAMS + size.blockRams())
        : new Need(0, 0);
  }

  /** Fewer lanes, then a smaller array, that would fit. */
  private Optional<String> smaller(MramTwin mram) {
    Map<String, Long> values = new LinkedHashMap<>(mram.image().parameters());
    boolean folded = mram.spec().architecture().kind() == Architecture.FOLDED;
    long lanes = folded ? mram.spec().architecture().lanes() / 2 : 1;
    String arch = folded ? "" : "--arch folded ";
    for (long fewer = lanes; fewer >= 1; fewer /= 2) {
      if (foldedFits(values, fewer)) {
        return Optional.of(arch + "--lanes " + fewer);
      }
    }
    while (values.get("NEURONS") > 1 || values.get("INPUTS") > 1) {
      String larger = values.get("NEURONS") > values.get("INPUTS") ? "NEURONS" : "INPUTS";
      values.put(larger, values.get(larger) / 2);
      if (foldedFits(values, 1)) {
        return Optional.of(
            arch
                + "--lanes 1 with "
                + values.get("INPUTS")
                + " inputs and "
                + values.get("NEURONS")
                + " neurons");
      }
    }
    return Optional.empty();
  }

  private boolean foldedFits(Map<String, Long> values, long lanes) {
    Map<String, Long> changed = new LinkedHashMap<>(values);
    changed.put("LANES", lanes);
    return need(SizeEstimate.of(Architecture.FOLDED, changed)).fits(board.device());
  }

  private Need need(Design design) {
    if (twin instanceof LifNetworkTwin network) {
      return need(LifNetworkSize.of(network.spec(), LifNetworkChip.MOST_NUMBERS));
    }
    return twin instanceof MramTwin mram
        ? need(SizeEstimate.of(mram.spec().architecture().kind(), design.parameters()))
        : new Need(LINK_LUTS + arrays(design), 0);
  }

  private Need need(SizeEstimate size) {
    boolean countable = board.family() == FpgaFamily.ICE40;
    return new Need(
        LINK_LUTS + Math.max(size.luts(), size.flipFlops() + size.memoryBits()),
        countable
            ? LINK_BLOCK_RAMS + size.rams().stream().mapToInt(SizeEstimate.Ram::blockRams).sum()
            : 0);
  }

  /** Partial products of the arrays that read all their codes at once, each a look-up table. */
  private static long arrays(Design design) {
    Map<String, Long> values = design.values();
    return design.top().instances().stream()
        .filter(i -> i.block().equals(SynapseArraySpec.BLOCK))
        .map(i -> i.values(values))
        .mapToLong(
            v -> v.get("INPUTS") * v.get("NEURONS") * v.get("CODE_BITS") * v.get("VALUE_BITS"))
        .sum();
  }
}
