// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.export.RegisterBus.Answer;
import org.spintwin.rtl.RegisterConstants;
import org.spintwin.rtl.RegisterTable;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/**
 * What all descriptions of a chip's registers say, read back, is the same, and is so on its bus.
 */
final class RegisterDescriptionsTest {
  static Stream<Design> chips() {
    return CoreChips.withRegisters();
  }

  static Stream<Design> chipsAndShells() {
    return CoreChips.withRegistersAndShells();
  }

  private static final Map<List<Object>, List<ReadRegister>> READ = new HashMap<>();

  /** The description that the others are compared with. */
  private static List<ReadRegister> registers(Design design) throws Exception {
    List<Object> key = List.of(design.name(), design.parameters());
    List<ReadRegister> registers = READ.get(key);
    if (registers == null) {
      registers = ipxact(Ipxact.IEEE_2009, design);
      READ.put(key, registers);
    }
    return registers;
  }

  private static List<ReadRegister> ipxact(Ipxact edition, Design design) throws Exception {
    String text = IpxactComponent.text(edition, design, 12e6, CoreChips.FILES, "");
    return XmlRegisters.of(text, design.values());
  }

  @ParameterizedTest
  @MethodSource("chipsAndShells")
  void theEditionsOfIpxactAgree(Design design) throws Exception {
    List<ReadRegister> registers = registers(design);
    assertThat(registers).hasSizeGreaterThan(10);
    assertThat(ipxact(Ipxact.IEEE_2014, design)).isEqualTo(registers);
    assertThat(ipxact(Ipxact.IEEE_2022, design)).isEqualTo(registers);
  }

  @ParameterizedTest
  @MethodSource("chipsAndShells")
  void cmsisSvdSaysWhatIpxactSays(Design design) throws Exception {
    assertThat(XmlRegisters.of(CmsisSvd.text(design), Map.of())).isEqualTo(registers(design));
  }

  @ParameterizedTest
  @MethodSource("chipsAndShells")
  void systemRdlSaysWhatIpxactSays(Design design) throws Exception {
    assertThat(RdlReader.registers(SystemRdl.text(design))).isEqualTo(registers(design));
  }

  @ParameterizedTest
  @MethodSource("chipsAndShells")
  void theMarkdownTableSaysWhatIpxactSays(Design design) throws Exception {
    assertThat(TextRegisters.markdown(RegisterTable.markdown(design.top(), design.values())))
        .isEqualTo(registers(design).stream().map(ReadRegister::withoutSign).toList());
  }

  @ParameterizedTest
  @MethodSource("chipsAndShells")
  void theConstantsForSoftwareSayWhatIpxactSays(Design design) throws Exception {
    Map<String, Long> expected = new TreeMap<>();
    registers(design).stream()
        .map(ReadRegister::withoutSign)
        .forEach(r -> expected.putAll(constants(r)));
    var constants = new RegisterConstants(design, "the command");
    var templates = new TemplateEngine();
    String prefix = design.name().toUpperCase(Locale.ROOT);
    Map<String, Long> header = TextRegisters.header(constants.header(templates), prefix);
    assertThat(TextRegisters.java(constants.java(templates))).isEqualTo(header);
    header.keySet().removeIf(n -> !n.matches("(ADDRESS|MASK|SHIFT|RESET)_.*"));
    assertThat(header).isEqualTo(expected);
  }

  private static Map<String, Long> constants(ReadRegister r) {
    Map<String, Long> all = new TreeMap<>();
    all.put("ADDRESS_" + r.name(), (long) r.address());
    all.put("MASK_" + r.name(), r.mask());
    if (r.reset() != null) {
      all.put("RESET_" + r.name(), r.reset());
    }
    if (r.fields().size() > 1) {
      for (ReadRegister.Part f : r.fields()) {
        all.put("MASK_" + r.name() + "_" + f.name(), f.mask());
        all.put("SHIFT_" + r.name() + "_" + f.name(), (long) f.lowest());
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("chips")
  void everyRegisterReadsItsValueAfterResetOnTheBus(Design design) throws Exception {
    var bus = new RegisterBus(design);
    Map<Integer, ReadRegister> registers =
        registers(design).stream().collect(Collectors.toMap(ReadRegister::address, r -> r));
    for (int address = 0; address < 256; address++) {
      Answer answer = bus.read(address);
      ReadRegister r = registers.get(address);
      if (r == null) {
        // One without bits is answered, and described nowhere.
        boolean empty = answer == Answer.DONE && bus.data() == 0;
        assertThat(answer != Answer.DONE || empty).as("0x%02X", address).isTrue();
      } else if (!r.access().contains("r")) {
        assertThat(answer).as(r.name()).isEqualTo(Answer.REFUSED);
      } else {
        assertThat(answer).as(r.name()).isEqualTo(Answer.DONE);
        if (r.reset() != null) {
          assertThat(bus.data()).as(r.name()).isEqualTo(r.reset());
        }
        assertThat(bus.data() & ~r.mask()).as("%s beside its bits", r.name()).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void everyFieldKeepsAsManyBitsAsAreWrittenToIt(Design design) throws Exception {
    var bus = new RegisterBus(design);
    for (ReadRegister r : registers(design)) {
      if (r.reset() == null || r.name().equals("STATUS")) {
        // A window keeps nothing itself, and of flags 1 clears.
        continue;
      }
      boolean writes = r.access().contains("w");
      Answer answer = bus.write(r.address(), 0xFFFFFFFFL);
      assertThat(answer).as(r.name()).isEqualTo(writes ? Answer.DONE : Answer.REFUSED);
      bus.read(r.address());
      if (writes) {
        assertThat(bus.data()).as(r.name()).isEqualTo(r.mask());
      }
      bus.write(r.address(), r.reset());
    }
  }

  @Test
  void aBrokenDescriptionIsNotRead() {
    String text = "addrmap a { reg { field { sw = r; } F[0:0] = 1'h0; } R @ 0x00; };";
    assertThat(RdlReader.registers(text)).hasSize(1);
    assertThatThrownBy(() -> RdlReader.registers(text.replace("sw = r;", "sw = r")))
        .hasMessage("found }, expected ;");
    assertThatThrownBy(() -> RdlReader.registers(text.replace("1'h0", "2'h0")))
        .hasMessage("F is reset to another width");
    assertThatThrownBy(() -> RdlReader.registers(text.replace("@", "#")))
        .hasMessageStartingWith("unexpected text at ");
  }
}
