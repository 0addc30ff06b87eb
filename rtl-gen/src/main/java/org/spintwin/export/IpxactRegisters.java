// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.ChipRegister.Field;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** The memory map of a component: one block of registers. */
final class IpxactRegisters {
  private final Ipxact edition;
  private final XmlText xml;
  private final List<ChipRegister> registers;

  /** Parameters that a design may set, which values after reset may follow from. */
  private final Set<String> configurable;

  IpxactRegisters(
      Ipxact edition, XmlText xml, List<ChipRegister> registers, Set<String> configurable) {
    this.edition = edition;
    this.xml = xml;
    this.registers = registers;
    this.configurable = configurable;
  }

  /** Writes it, called so. */
  void write(String name) {
    xml.element("memoryMaps", () -> xml.element("memoryMap", () -> map(name)));
  }

  private void map(String name) {
    xml.leaf("name", name);
    xml.element(
        "addressBlock",
        () -> {
          xml.leaf("name", "registers");
          xml.leaf("baseAddress", 0);
          xml.leaf("range", ChipRegister.range(registers));
          xml.leaf("width", ChipRegister.BITS);
          xml.leaf("usage", "register");
          registers.forEach(r -> xml.element("register", () -> register(r)));
        });
    xml.leaf("addressUnitBits", Byte.SIZE);
  }

  private void register(ChipRegister r) {
    xml.leaf("name", r.name());
    xml.leaf("description", r.doc());
    xml.leaf(
        "addressOffset", edition.isVivado() ? hex(r.address()) : "'h" + hexDigits(r.address()));
    xml.leaf("size", ChipRegister.BITS);
    xml.leaf("volatile", r.fields().stream().anyMatch(f -> f.kind().changes()));
    if (edition.isNewest()) {
      xml.element(
          "accessPolicies",
          () -> xml.element("accessPolicy", () -> xml.leaf("access", access(r.access()))));
    } else {
      xml.leaf("access", access(r.access()));
    }
    if (edition.isVivado() && r.reset() != null) {
      xml.element("reset", () -> reset(r));
    }
    r.allFields().forEach(f -> xml.element("field", () -> field(f)));
  }

  /** Of the whole register, as the first edition has it. */
  private void reset(ChipRegister r) {
    Expr from = r.resetFrom();
    if (isConfigurable(from)) {
      String dependency = IpxactExpression.xpath(from, "MODELPARAM_VALUE.");
      xml.leaf("value", hex(r.reset()), "resolve", "dependent", "dependency", dependency);
    } else {
      xml.leaf("value", hex(r.reset()));
    }
    xml.leaf("mask", hex(r.resetMask()));
  }

  private boolean isConfigurable(Expr expression) {
    return configurable.stream().anyMatch(expression::uses);
  }

  private void field(Field f) {
    xml.leaf("name", f.name());
    xml.leaf("description", f.doc());
    xml.leaf("bitOffset", f.lowest());
    if (edition.isVivado()) {
      xml.leaf("bitWidth", f.width());
      xml.leaf("volatile", f.kind().changes());
      xml.leaf("access", access(f.access()));
      sideEffects(f);
    } else if (edition.isNewest()) {
      xml.leaf("bitWidth", f.width());
      xml.leaf("volatile", f.kind().changes());
      resets(f);
      xml.element(
          "fieldAccessPolicies",
          () ->
              xml.element(
                  "fieldAccessPolicy",
                  () -> {
                    xml.leaf("access", access(f.access()));
                    sideEffects(f);
                  }));
    } else {
      resets(f);
      xml.leaf("bitWidth", f.width());
      xml.leaf("volatile", f.kind().changes());
      xml.leaf("access", access(f.access()));
      sideEffects(f);
    }
  }

  private void resets(Field f) {
    if (f.reset() != null) {
      Object value = isConfigurable(f.resetFrom()) ? f.resetFrom().verilog() : f.reset();
      xml.element("resets", () -> xml.element("reset", () -> xml.leaf("value", value)));
    }
  }

  private void sideEffects(Field f) {
    if (f.kind() == Kind.FLAG) {
      xml.leaf("modifiedWriteValue", "oneToClear");
    }
    if (f.kind() == Kind.WINDOW && f.access() != Access.WRITE_ONLY) {
      // The next read is of the next place.
      xml.leaf("readAction", "modify");
    }
  }

  /** As IP-XACT and CMSIS-SVD say it. */
  static String access(Access access) {
    return switch (access) {
      case READ_WRITE -> "read-write";
      case READ_ONLY -> "read-only";
      case WRITE_ONLY -> "write-only";
    };
  }

  private static String hex(long value) {
    return "0x" + hexDigits(value);
  }

  private static String hexDigits(long value) {
    return Long.toHexString(value).toUpperCase(Locale.ROOT);
  }
}
