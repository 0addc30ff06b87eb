// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Design;
import org.spintwin.spec.Instance;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.Tops;

/** Designs of every kind, without contents, for what is printed from the spec alone. */
final class CoreChips {
  /** Files as a core has them; one has a name that XML must escape. */
  static final List<CoreFile> FILES =
      List.of(
          CoreFile.of("rtl/chip.v", Role.VERILOG, "", "the top"),
          CoreFile.of("rtl/chip_code.mem", Role.IMAGE, "", "contents of a memory"),
          CoreFile.of("tb/tb_chip.v", Role.TESTBENCH, "", "testbench"),
          CoreFile.of("tb/chip_stimulus.mem", Role.TRACE, "", "a & b < c > \"d\" ü"),
          CoreFile.of("constraints/chip.sdc", Role.SDC, "", "clock constraint"),
          CoreFile.of("constraints/chip_ooc.xdc", Role.XDC, "", "clock constraint"),
          CoreFile.of("sw/chip_regs.h", Role.SOFTWARE, "", "for C"));

  private CoreChips() {}

  /** One of each top. */
  static Stream<Design> all() {
    return Tops.ALL.stream().map(top -> of(top, Map.of()));
  }

  /** Chips with registers that differ in every way; none begins a step by itself. */
  static Stream<Design> withRegisters() {
    Map<String, Long> full = new LinkedHashMap<>();
    full.putAll(Map.of("INPUTS", 5L, "NEURONS", 4L, "LANES", 2L, "SPEC_DIGEST", 0x5BF4AF46L));
    full.putAll(Map.of("PSP_SHAPE", 2L, "INHIBITION", 1L, "INIT_ENABLE", 0L, "INIT_STEP_MODE", 1L));
    full.putAll(Map.of("INIT_THRESHOLD", 1000L, "INIT_RESET_VALUE", -3L, "INIT_DIVIDER", 12L));
    Map<String, Long> bare = new LinkedHashMap<>(full);
    bare.putAll(Map.of("READBACK", 0L, "FIXED_SETTINGS", 1L, "INHIBITION", 0L, "PSP_SHAPE", 0L));
    bare.putAll(Map.of("COUNTER_BITS", 0L, "REFRACTORY_BITS", 0L, "LEAK_MODE", 0L));
    Map<String, Long> wide = new LinkedHashMap<>(full);
    wide.putAll(Map.of("MEMBRANE_BITS", 32L, "TRACE_BITS", 32L, "DIVIDER_BITS", 32L));
    wide.putAll(Map.of("CODE_BITS", 16L, "COUNTER_BITS", 9L, "INIT_THRESHOLD", -1L));
    Stream<Design> all = Stream.of(Architecture.values()).map(a -> of(a.top(), full));
    return Stream.concat(
        all,
        Stream.of(
            of(Architecture.PARALLEL.top(), bare),
            of(Architecture.PARALLEL_AXI.top(), bare),
            of(Architecture.FOLDED.top(), wide)));
  }

  /** The same, and the chips behind other buses that have registers of their own besides. */
  static Stream<Design> withRegistersAndShells() {
    Stream<Design> shells =
        all().filter(d -> d.top().instances().stream().filter(CoreChips::hasRegisters).count() > 1);
    return Stream.concat(withRegisters(), shells);
  }

  private static boolean hasRegisters(Instance instance) {
    return !instance.block().registers().isEmpty();
  }

  private static Design of(TopSpec top, Map<String, Long> parameters) {
    return new Design(top.block().stem(), top, parameters, Map.of());
  }
}
