// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

/** The editions of IP-XACT, IEEE 1685. */
enum Ipxact {
  IEEE_2009("spirit", "http://www.spiritconsortium.org/XMLSchema/SPIRIT/1685-2009"),
  IEEE_2014("ipxact", "http://www.accellera.org/XMLSchema/IPXACT/1685-2014"),
  IEEE_2022("ipxact", "http://www.accellera.org/XMLSchema/IPXACT/1685-2022");

  private final String prefix;
  private final String namespace;

  Ipxact(String prefix, String namespace) {
    this.prefix = prefix;
    this.namespace = namespace;
  }

  /** The first, which Vivado reads and writes. */
  boolean isVivado() {
    return this == IEEE_2009;
  }

  boolean isNewest() {
    return this == IEEE_2022;
  }

  /** An empty document. */
  XmlText document() {
    return new XmlText(prefix + ":", isVivado() ? prefix + ":" : "");
  }

  /** Namespaces of the root element, as names and values. */
  String[] namespaces() {
    return new String[] {
      "xmlns:" + prefix,
      namespace,
      "xmlns:xsi",
      "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation",
      namespace + " " + namespace + "/index.xsd"
    };
  }
}
