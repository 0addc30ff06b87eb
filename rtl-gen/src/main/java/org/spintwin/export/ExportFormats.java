// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import org.spintwin.spec.Design;

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

  /** Whether a chip behind the pins of Tiny Tapeout is small enough for it. */
  public static boolean fitsTinyTapeout(Design shell) {
    return TinyTapeoutSize.of(shell).tiles().isPresent();
  }
}
