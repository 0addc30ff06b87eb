// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;

/** The formats that are printed from the spec alone, in the order in which they are told. */
public final class ExportFormats {
  public static final List<ExportFormat> ALL =
      List.of(
          new VerilogFormat(),
          new FusesocFormat(),
          new IpxactFormat(),
          new RegistersFormat(),
          new VivadoFormat(),
          new LibrelaneFormat(),
          new TinyTapeoutFormat(),
          new LitexFormat());

  private ExportFormats() {}
}
