// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.Design;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Port;
import org.spintwin.spec.Rule;

/** A core as a component of IP-XACT, in any edition. */
final class IpxactComponent {
  private static final String MEMORY_MAP = "registers";
  private static final Expr ONE = Expr.of(1);

  private static final List<String> VIVADO_FAMILIES =
      List.of(
          "artix7",
          "kintex7",
          "spartan7",
          "virtex7",
          "zynq",
          "kintexu",
          "virtexu",
          "artixuplus",
          "kintexuplus",
          "virtexuplus",
          "zynquplus",
          "versal");

  private final Ipxact edition;
  private final XmlText xml;
  private final Design design;
  private final BlockSpec top;
  private final Map<String, Long> values;
  private final IpxactFiles files;
  private final IpxactParameters parameters;
  private final IpxactBuses buses;
  private final List<ChipRegister> registers;

  private IpxactComponent(
      Ipxact edition, Design design, double clockHz, List<CoreFile> files, String root) {
    this.edition = edition;
    this.design = design;
    xml = edition.document();
    top = design.top().block();
    values = design.values();
    registers = ChipRegister.of(design.top(), values);
    buses = new IpxactBuses(edition, xml, BusInterface.of(top), clockHz);
    parameters = new IpxactParameters(edition, xml, design);
    this.files = new IpxactFiles(edition, xml, files, root);
  }

  /**
   * The text of the file.
   *
   * @param clockHz of the hardware that the chip is meant for
   * @param files of the core; Verilog, images, testbench and constraints are taken
   * @param root what leads from the folder of this file to that of the core: empty, or with {@code
   *     /}
   */
  static String text(
      Ipxact edition, Design design, double clockHz, List<CoreFile> files, String root) {
    var component = new IpxactComponent(edition, design, clockHz, files, root);
    component.xml.element("component", component::content, edition.namespaces());
    return component.xml.toString();
  }

  private void content() {
    xml.leaf("vendor", ExportedCore.VENDOR);
    xml.leaf("library", ExportedCore.LIBRARY);
    xml.leaf("name", design.name());
    xml.leaf("version", edition.isVivado() ? ExportedCore.VIVADO_VERSION : ExportedCore.VERSION);
    if (edition.isNewest()) {
      xml.leaf("description", top.purpose());
    }
    buses.write(registers.isEmpty() ? null : MEMORY_MAP);
    if (!registers.isEmpty()) {
      new IpxactRegisters(edition, xml, registers, parameters.configurable()).write(MEMORY_MAP);
    }
    xml.element("model", this::model);
    parameters.choices();
    files.fileSets();
    if (!edition.isNewest()) {
      xml.leaf("description", top.purpose());
    }
    parameters.component();
    if (edition.isVivado()) {
      xml.element("vendorExtensions", this::vivado);
    } else if (!top.rules().isEmpty()) {
      xml.element("assertions", () -> top.rules().forEach(this::assertion));
    }
  }

  private void model() {
    String module = design.name();
    xml.element("views", () -> files.views(module));
    if (!edition.isVivado()) {
      xml.element("instantiations", () -> files.instantiations(module, parameters::module));
    }
    xml.element("ports", () -> top.ports().forEach(p -> xml.element("port", () -> port(p))));
    if (edition.isVivado()) {
      parameters.module();
    }
  }

  private void port(Port port) {
    xml.leaf("name", port.name());
    xml.leaf("description", port.doc());
    xml.element(
        "wire",
        () -> {
          xml.leaf("direction", port.isInput() ? "in" : "out");
          // What widths follow from cannot be configured, so they are numbers.
          long bits = port.bits().eval(values);
          if (!port.bits().equals(ONE) && edition.isVivado()) {
            vector(bits);
          } else if (!port.bits().equals(ONE)) {
            xml.element("vectors", () -> vector(bits));
          }
        });
  }

  private void vector(long bits) {
    xml.element(
        "vector",
        () -> {
          xml.leaf("left", bits - 1);
          xml.leaf("right", 0);
        });
  }

  /** A rule over several parameters; those of one are its range. */
  private void assertion(Rule rule) {
    xml.element(
        "assertion",
        () -> {
          xml.leaf("name", rule.id());
          xml.leaf("description", rule.message());
          xml.leaf("assert", top.writtenOut(rule.condition()).verilog());
        });
  }

  private void vivado() {
    xml.element(
        "xilinx:coreExtensions",
        () -> {
          xml.element(
              "xilinx:supportedFamilies",
              () ->
                  VIVADO_FAMILIES.forEach(
                      family ->
                          xml.leaf("xilinx:family", family, "xilinx:lifeCycle", "Pre-Production")));
          xml.element("xilinx:taxonomies", () -> xml.leaf("xilinx:taxonomy", "/UserIP"));
          xml.leaf("xilinx:displayName", design.name());
          xml.leaf("xilinx:coreRevision", 1);
        },
        "xmlns:xilinx",
        "http://www.xilinx.com");
  }
}
