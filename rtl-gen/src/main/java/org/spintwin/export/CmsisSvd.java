// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.ChipRegister.Field;
import org.spintwin.spec.Design;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/**
 * The registers of a core as CMSIS-SVD 1.3: a device of one peripheral, whose base address is the
 * user's to change.
 */
final class CmsisSvd {
  private final Design design;
  private final XmlText xml = new XmlText("", "");

  private CmsisSvd(Design design) {
    this.design = design;
  }

  /** The text of the file; of a core that has registers. */
  static String text(Design design) {
    var svd = new CmsisSvd(design);
    svd.xml.element(
        "device",
        svd::device,
        "schemaVersion",
        "1.3",
        "xmlns:xs",
        "http://www.w3.org/2001/XMLSchema-instance",
        "xs:noNamespaceSchemaLocation",
        "CMSIS-SVD.xsd");
    return svd.xml.toString();
  }

  private void device() {
    xml.leaf("vendor", ExportedCore.VENDOR);
    xml.leaf("name", design.name());
    xml.leaf("version", ExportedCore.VERSION);
    xml.leaf("description", design.top().block().purpose());
    xml.leaf("addressUnitBits", Byte.SIZE);
    xml.leaf("width", ChipRegister.BITS);
    xml.leaf("size", ChipRegister.BITS);
    xml.element("peripherals", () -> xml.element("peripheral", this::peripheral));
  }

  private void peripheral() {
    List<ChipRegister> registers = ChipRegister.of(design.top(), design.values());
    xml.leaf("name", design.name());
    xml.leaf("baseAddress", hex(0));
    xml.element(
        "addressBlock",
        () -> {
          xml.leaf("offset", hex(0));
          xml.leaf("size", hex(ChipRegister.range(registers)));
          xml.leaf("usage", "registers");
        });
    xml.element(
        "registers", () -> registers.forEach(r -> xml.element("register", () -> register(r))));
  }

  private void register(ChipRegister r) {
    xml.leaf("name", r.name());
    xml.leaf("description", r.doc());
    xml.leaf("addressOffset", hex(r.address()));
    xml.leaf("access", IpxactRegisters.access(r.access()));
    xml.leaf("resetValue", hex(r.reset() == null ? 0 : r.reset()));
    xml.leaf("resetMask", hex(r.resetMask()));
    if (r.signed()) {
      xml.leaf("dataType", "int32_t");
    }
    xml.element("fields", () -> r.allFields().forEach(f -> xml.element("field", () -> field(f))));
  }

  private void field(Field f) {
    xml.leaf("name", f.name());
    xml.leaf("description", f.doc());
    xml.leaf("bitOffset", f.lowest());
    xml.leaf("bitWidth", f.width());
    xml.leaf("access", IpxactRegisters.access(f.access()));
    if (f.kind() == Kind.FLAG) {
      xml.leaf("modifiedWriteValues", "oneToClear");
    }
    if (f.kind() == Kind.WINDOW && f.access() != Access.WRITE_ONLY) {
      // A read also moves the place of the window, which is another register.
      xml.leaf("readAction", "modifyExternal");
    }
  }

  private static String hex(long value) {
    return String.format("0x%X", value);
  }
}
