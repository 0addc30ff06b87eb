// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What nextpnr reports of a placed and routed design.
 *
 * @param usage cells taken and there, by what nextpnr calls them
 * @param megahertz highest frequency of the slowest clock
 */
public record PlacementReport(Map<String, Usage> usage, double megahertz) {
  private static final Pattern CLOCK =
      Pattern.compile("\"achieved\":\\s*([0-9.]+),\\s*\"constraint\"");
  private static final Pattern CELLS =
      Pattern.compile("\"(\\w+)\":\\s*\\{\\s*\"available\":\\s*(\\d+),\\s*\"used\":\\s*(\\d+)");

  /** How many of a resource a design takes. */
  public record Usage(int used, int available) {}

  /**
   * @param report text of the file that {@code --report} names
   * @throws HarnessException of kind TOOL_FAILED when it tells of no clock
   */
  static PlacementReport of(String report) {
    Map<String, Usage> usage = new TreeMap<>();
    CELLS
        .matcher(report)
        .results()
        .forEach(
            m ->
                usage.put(
                    m.group(1),
                    new Usage(Integer.parseInt(m.group(3)), Integer.parseInt(m.group(2)))));
    double slowest =
        CLOCK
            .matcher(report)
            .results()
            .mapToDouble(m -> Double.parseDouble(m.group(1)))
            .min()
            .orElseThrow(
                () ->
                    new HarnessException(
                        HarnessException.Kind.TOOL_FAILED, "nextpnr reports no clock"));
    return new PlacementReport(usage, slowest);
  }

  /** Cells of that name that are taken; 0 where the device has none. */
  public int used(String cell) {
    Usage found = usage.get(cell);
    return found == null ? 0 : found.used();
  }
}
