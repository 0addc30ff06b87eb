// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spintwin.board.ClockConstraint;
import org.spintwin.export.CoreFile.Role;

/** A configuration for LibreLane, which hardens the core for an ASIC. */
final class LibrelaneFormat implements ExportFormat {
  @Override
  public String name() {
    return "librelane";
  }

  @Override
  public String title() {
    return "LibreLane configuration for sky130 and gf180mcu";
  }

  @Override
  public Status status() {
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "linted with Verilator, of some kinds of chip, and read by Yosys as LibreLane does: no"
        + " latches, no multiple drivers; not hardened, so utilization and clock are only a beginning";
  }

  /** Standard cells have no initial values: what is written while it runs must come from a host. */
  @Override
  public Optional<String> objection(ExportedCore core) {
    boolean written =
        core.design().top().block().inputs().stream()
            .anyMatch(p -> p.name().equals("write_valid_i"));
    return written
        ? Optional.of(
            "its cells are memories that begin with an image and are written later, which standard"
                + " cells cannot; for a chip of fixed cells or one with registers")
        : Optional.empty();
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("DESIGN_NAME", core.name());
    config.put(
        "VERILOG_FILES",
        core.files(Role.VERILOG).stream().map(f -> "dir::../" + f.path()).toList());
    if (!core.design().top().registers().isEmpty()) {
      config.put("SYNTH_PARAMETERS", List.of("LOAD_IMAGE=0")); // the host writes the memories
    }
    config.put("CLOCK_PORT", "clk_i");
    config.put("CLOCK_PERIOD", new BigDecimal(ClockConstraint.period(core.origin().clockHz())));
    config.put("FP_CORE_UTIL", 40);
    config.put("PL_TARGET_DENSITY_PCT", 50);
    config.put("pdk::sky130*", Map.of());
    config.put("pdk::gf180mcu*", Map.of());
    return List.of(
        CoreFile.of(
            "librelane/config.json", Role.PACKAGE, text(config), "configuration of LibreLane"));
  }

  private static String text(Map<String, Object> config) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and numbers are always JSON", e);
    }
  }
}
