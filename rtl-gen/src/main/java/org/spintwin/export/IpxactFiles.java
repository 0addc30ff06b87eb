// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Set;
import org.spintwin.export.CoreFile.Role;

/** The files of a component, in sets, and the views that take them. */
final class IpxactFiles {
  private final Ipxact edition;
  private final XmlText xml;
  private final List<CoreFile> files;
  private final String root;

  /** Files that are taken together. */
  private enum FileSet {
    SOURCES("sources", Role.VERILOG, Role.IMAGE),
    CONSTRAINTS("constraints", Role.SDC, Role.XDC),
    TESTBENCH("testbench", Role.TESTBENCH, Role.TRACE);

    private final String name;
    private final Set<Role> roles;

    FileSet(String name, Role... roles) {
      this.name = name;
      this.roles = Set.of(roles);
    }
  }

  /** What a tool does with a component. */
  private record View(String name, String topPrefix, List<FileSet> sets) {}

  private static final List<View> VIEWS =
      List.of(
          new View("synthesis", "", List.of(FileSet.SOURCES, FileSet.CONSTRAINTS)),
          new View("simulation", "", List.of(FileSet.SOURCES)),
          new View("simulation.testbench", "tb_", List.of(FileSet.SOURCES, FileSet.TESTBENCH)));

  /**
   * @param root what stands before the path of a file
   */
  IpxactFiles(Ipxact edition, XmlText xml, List<CoreFile> files, String root) {
    this.edition = edition;
    this.xml = xml;
    this.files = files;
    this.root = root;
  }

  private List<CoreFile> of(FileSet set) {
    return files.stream().filter(f -> set.roles.contains(f.role())).toList();
  }

  /** The views; in the first edition they name the module and the file sets themselves. */
  void views(String module) {
    for (View view : VIEWS) {
      xml.element(
          "view",
          () -> {
            xml.leaf("name", view.name);
            String tool = edition.isVivado() ? "vivado.xilinx.com" : "*";
            xml.leaf("envIdentifier", ":" + tool + ":" + view.name);
            if (edition.isVivado()) {
              xml.leaf("language", "verilog");
              xml.leaf("modelName", view.topPrefix + module);
              references(view);
            } else {
              xml.leaf("componentInstantiationRef", view.name);
            }
          });
    }
  }

  /**
   * The instantiations that the views of later editions refer to.
   *
   * @param parameters writes those of the module
   */
  void instantiations(String module, Runnable parameters) {
    for (View view : VIEWS) {
      xml.element(
          "componentInstantiation",
          () -> {
            xml.leaf("name", view.name);
            xml.leaf("language", "verilog");
            xml.leaf("moduleName", view.topPrefix + module);
            if (view.topPrefix.isEmpty()) {
              parameters.run();
            }
            references(view);
          });
    }
  }

  private void references(View view) {
    view.sets.stream()
        .filter(set -> !of(set).isEmpty())
        .forEach(set -> xml.element("fileSetRef", () -> xml.leaf("localName", set.name)));
  }

  /** The sets that have files. */
  void fileSets() {
    xml.element(
        "fileSets",
        () -> {
          for (FileSet set : FileSet.values()) {
            if (!of(set).isEmpty()) {
              xml.element("fileSet", () -> fileSet(set));
            }
          }
        });
  }

  private void fileSet(FileSet set) {
    xml.leaf("name", set.name);
    of(set).forEach(f -> xml.element("file", () -> file(f)));
  }

  private void file(CoreFile file) {
    xml.leaf("name", root + file.path());
    switch (file.role()) {
      case VERILOG, TESTBENCH ->
          xml.leaf("fileType", edition.isNewest() ? "verilogSource-2005" : "verilogSource");
      case SDC -> xml.leaf("fileType", "SDC");
      case XDC -> {
        userType("xdc");
        userType("USED_IN_out_of_context");
      }
      default -> userType("mem");
    }
    xml.leaf("description", file.doc());
  }

  private void userType(String type) {
    if (edition.isVivado()) {
      xml.leaf("userFileType", type);
    } else {
      xml.leaf("fileType", "user", "user", type);
    }
  }
}
