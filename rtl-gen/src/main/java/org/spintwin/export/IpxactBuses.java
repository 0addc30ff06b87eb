// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spintwin.export.BusInterface.Kind;

/** The bus interfaces of a component. */
final class IpxactBuses {
  private final Ipxact edition;
  private final XmlText xml;
  private final List<BusInterface> buses;
  private final long clockHz;

  IpxactBuses(Ipxact edition, XmlText xml, List<BusInterface> buses, double clockHz) {
    this.edition = edition;
    this.xml = xml;
    this.buses = buses;
    this.clockHz = Math.round(clockHz);
  }

  /**
   * Writes them.
   *
   * @param memoryMap of the register bus; null where the core has no registers
   */
  void write(String memoryMap) {
    if (!buses.isEmpty()) {
      xml.element("busInterfaces", () -> buses.forEach(b -> write(b, memoryMap)));
    }
  }

  private void write(BusInterface bus, String memoryMap) {
    xml.element(
        "busInterface",
        () -> {
          xml.leaf("name", bus.name());
          xml.empty("busType", type(bus.kind(), ""));
          if (edition.isVivado()) {
            xml.empty("abstractionType", type(bus.kind(), "_rtl"));
            mode(bus.kind(), memoryMap);
            portMaps(bus);
          } else {
            xml.element("abstractionTypes", () -> abstraction(bus));
            mode(bus.kind(), memoryMap);
          }
          parameters(bus);
        });
  }

  private void abstraction(BusInterface bus) {
    xml.element(
        "abstractionType",
        () -> {
          xml.empty("abstractionRef", type(bus.kind(), "_rtl"));
          portMaps(bus);
        });
  }

  /** Vendor, library, name and version of a definition, as attributes. */
  private String[] type(Kind kind, String suffix) {
    if (kind.isBus() && !edition.isVivado()) {
      return kind == Kind.AXI4_LITE
          ? vlnv("amba.com", "AMBA4", "AXI4-Lite" + suffix, "r0p0_0")
          : vlnv("amba.com", "AMBA4", "AXI4Stream" + suffix, "r0p0_1");
    }
    String library = kind.isBus() ? "interface" : "signal";
    return vlnv("xilinx.com", library, kind.vivadoName() + suffix, "1.0");
  }

  private static String[] vlnv(String vendor, String library, String name, String version) {
    return new String[] {"vendor", vendor, "library", library, "name", name, "version", version};
  }

  private void mode(Kind kind, String memoryMap) {
    if (kind == Kind.STREAM_OUT) {
      xml.empty(edition.isNewest() ? "initiator" : "master");
      return;
    }
    String slave = edition.isNewest() ? "target" : "slave";
    if (kind == Kind.AXI4_LITE && memoryMap != null) {
      xml.element(slave, () -> xml.empty("memoryMapRef", "memoryMapRef", memoryMap));
    } else {
      xml.empty(slave);
    }
  }

  private void portMaps(BusInterface bus) {
    xml.element("portMaps", () -> bus.ports().forEach((name, port) -> map(name, port.name())));
  }

  private void map(String logical, String physical) {
    xml.element(
        "portMap",
        () -> {
          xml.element("logicalPort", () -> xml.leaf("name", logical));
          xml.element("physicalPort", () -> xml.leaf("name", physical));
        });
  }

  private void parameters(BusInterface bus) {
    switch (bus.kind()) {
      case AXI4_LITE -> list(() -> parameter(bus, "PROTOCOL", "AXI4LITE"));
      case CLOCK ->
          list(
              () -> {
                String busy = names(true);
                if (!busy.isEmpty()) {
                  parameter(bus, "ASSOCIATED_BUSIF", busy);
                }
                parameter(bus, "ASSOCIATED_RESET", names(false));
                frequency(bus);
              });
      case RESET -> list(() -> parameter(bus, "POLARITY", "ACTIVE_LOW"));
      case STREAM_IN, STREAM_OUT -> {}
    }
  }

  private void list(Runnable parameters) {
    xml.element("parameters", parameters);
  }

  /** Names of the interfaces that carry data, or of the resets. */
  private String names(boolean data) {
    return buses.stream()
        .filter(b -> data ? b.kind().isBus() : b.kind() == Kind.RESET)
        .map(BusInterface::name)
        .collect(Collectors.joining(":"));
  }

  private void parameter(BusInterface bus, String name, String value) {
    xml.element(
        "parameter",
        () -> {
          xml.leaf("name", name);
          if (edition.isVivado()) {
            xml.leaf("value", value, "id", id(bus, name));
          } else {
            xml.leaf("value", '"' + value + '"');
          }
        });
  }

  /** The clock that the chip is meant for; a design may have another. */
  private void frequency(BusInterface bus) {
    String name = "FREQ_HZ";
    if (edition.isVivado()) {
      xml.element(
          "parameter",
          () -> {
            xml.leaf("name", name);
            xml.leaf("value", clockHz, "format", "long", "resolve", "user", "id", id(bus, name));
          });
    } else {
      xml.element(
          "parameter",
          () -> {
            xml.leaf("name", name);
            xml.leaf("value", clockHz);
          },
          "type",
          "longint",
          "resolve",
          "user");
    }
  }

  private static String id(BusInterface bus, String parameter) {
    return "BUSIFPARAM_VALUE." + bus.name().toUpperCase(Locale.ROOT) + "." + parameter;
  }
}
