// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.board.FpgaDevice;
import org.spintwin.cli.SizeEstimate.Ram;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * An estimate laid out on a device.
 *
 * @param blockRams taken by the memories that stay in block RAM
 * @param singlePortRams taken by those that were moved there
 * @param moved their names
 */
record DeviceFit(
    FpgaDevice device, SizeEstimate size, int blockRams, int singlePortRams, List<String> moved) {
  /** The estimate of look-up tables may be off by that factor. */
  private static final double MARGIN = 1.2;

  /**
   * Memories of one port go to single-port RAM, the largest first, where block RAM does not hold
   * all.
   *
   * @throws InputException when the chip cannot fit
   */
  static DeviceFit of(SizeEstimate size, FpgaDevice device, String file) {
    int blockRams = size.rams().stream().mapToInt(Ram::blockRams).sum();
    int singlePortRams = 0;
    List<String> moved = new ArrayList<>();
    List<Ram> largestFirst =
        size.rams().stream()
            .filter(ram -> ram.singlePortRams() > 0)
            .sorted(Comparator.comparingInt(Ram::blockRams).reversed())
            .toList();
    for (Ram ram : largestFirst) {
      if (blockRams > device.blockRams()
          && singlePortRams + ram.singlePortRams() <= device.singlePortRams()) {
        blockRams -= ram.blockRams();
        singlePortRams += ram.singlePortRams();
        moved.add(ram.name());
      }
    }
    var fit = new DeviceFit(device, size, blockRams, singlePortRams, List.copyOf(moved));
    fit.check(file);
    return fit;
  }

  private void check(String file) {
    if (blockRams > device.blockRams()) {
      String largest =
          size.rams().stream()
              .filter(ram -> ram.blockRams() > 0 && !moved.contains(ram.name()))
              .sorted(Comparator.comparingInt(Ram::blockRams).reversed())
              .limit(3)
              .map(ram -> ram.name() + " " + ram.blockRams())
              .collect(Collectors.joining(", "));
      throw tooLarge(
          file,
          blockRams + " block RAMs (" + largest + ")",
          device.blockRams() + singlePort(),
          "take fewer inputs, neurons or bits, fewer lanes, or a larger device");
    }
    long cells = Math.max(size.luts(), size.flipFlops() + size.memoryBits());
    if (cells > MARGIN * device.logicCells()) {
      throw tooLarge(
          file,
          "about " + cells + " logic cells",
          String.valueOf(device.logicCells()),
          "take fewer lanes, --arch folded, or a larger device");
    }
  }

  private String singlePort() {
    return device.singlePortRams() == 0
        ? ""
        : " and " + device.singlePortRams() + " single-port RAMs, for codes and mask, each whole";
  }

  private InputException tooLarge(String file, String found, String available, String remedy) {
    return new InputException(
        Code.DEVICE,
        new Location(file, 0, 0, null),
        "--device " + device.name(),
        found,
        available + " on " + device.title() + "; " + remedy);
  }

  /** Whether the estimate is so near to the device that only synthesis can tell. */
  boolean tight() {
    return size.luts() * MARGIN > device.logicCells();
  }

  /** For a person. */
  String text() {
    String single =
        moved.isEmpty()
            ? ""
            : String.format(
                ", %d of %d single-port RAMs (%s: no initial contents, to be loaded at run time)",
                singlePortRams, device.singlePortRams(), String.join(", ", moved));
    return String.format(
        "%s: about %d of %d LUTs, %d of %d block RAMs%s",
        device.title(), size.luts(), device.logicCells(), blockRams, device.blockRams(), single);
  }

  /** For a program. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", device.name());
    json.put("luts", size.luts());
    json.put("lutsAvailable", device.logicCells());
    json.put("blockRams", blockRams);
    json.put("blockRamsAvailable", device.blockRams());
    json.put("singlePortRams", singlePortRams);
    json.put("singlePortRamsAvailable", device.singlePortRams());
    json.put("inSinglePortRam", moved);
    return json;
  }
}
