// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import org.spintwin.export.CoreFile.Role;

/** A component of IP-XACT, in all editions; that of the first makes the folder an IP of Vivado. */
final class IpxactFormat implements ExportFormat {
  @Override
  public String name() {
    return "ipxact";
  }

  @Override
  public String title() {
    return "IP-XACT component, IEEE 1685-2009, 2014 and 2022";
  }

  @Override
  public Status status() {
    return Status.VALIDATED;
  }

  @Override
  public String evidence() {
    return "every edition conforms to its published schema, for every kind of chip; the component"
        + " has not been tried in Vivado or another tool";
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    return List.of(
        file(core, Ipxact.IEEE_2009, "component.xml", "", "IEEE 1685-2009, as Vivado has it"),
        file(
            core, Ipxact.IEEE_2014, "ipxact/" + core.name() + "-2014.xml", "../", "IEEE 1685-2014"),
        file(
            core,
            Ipxact.IEEE_2022,
            "ipxact/" + core.name() + "-2022.xml",
            "../",
            "IEEE 1685-2022"));
  }

  private static CoreFile file(
      ExportedCore core, Ipxact edition, String path, String root, String doc) {
    double clockHz = core.origin().clockHz();
    String text = IpxactComponent.text(edition, core.design(), clockHz, core.files(), root);
    return CoreFile.of(path, Role.PACKAGE, text, doc);
  }
}
