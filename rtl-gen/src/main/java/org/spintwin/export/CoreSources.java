// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.rtl.Testbench;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.template.TemplateEngine;

/** Verilog, images and testbench of a design, each in its folder of a core. */
final class CoreSources {
  private CoreSources() {}

  /** Verilog, top first, then the images; every module is named after the design it is of. */
  static List<CoreFile> of(Design design) {
    List<CoreFile> files = new ArrayList<>(verilog(design));
    VerilogWriter.images(design)
        .forEach(
            (name, text) ->
                files.add(CoreFile.of("rtl/" + name, Role.IMAGE, text, "contents of a memory")));
    design.parts().forEach(part -> files.addAll(verilog(part)));
    return files;
  }

  /** Verilog, top first, without that of the parts. */
  static List<CoreFile> verilog(Design design) {
    List<CoreFile> files = new ArrayList<>();
    new VerilogWriter(VerilogWriter.Naming.OWN)
        .withoutParts(design)
        .forEach(
            (name, text) ->
                files.add(
                    CoreFile.of(
                        "rtl/" + name,
                        Role.VERILOG,
                        text,
                        name.equals(design.name() + ".v")
                            ? design.top().block().purpose().replaceFirst("\\.$", "")
                            : "block of " + design.name())));
    return files;
  }

  /** The self-checking testbench, the trace that it replays, and the list of all its Verilog. */
  static List<CoreFile> testbench(CoreTop top) {
    String name = top.design().name();
    var testbench = new Testbench(top.design(), top.vectors(), name + "_");
    var verilog =
        CoreFile.of(
            "tb/tb_" + name + ".v",
            Role.TESTBENCH,
            testbench.text(new TemplateEngine()),
            "self-checking testbench");
    List<CoreFile> all = new ArrayList<>(verilog(top.design()));
    top.design().parts().forEach(part -> all.addAll(verilog(part)));
    all.add(verilog);
    return List.of(
        verilog,
        trace(testbench.stimulusFile(), testbench.stimulus(), "its stimulus"),
        trace(testbench.expectedFile(), testbench.expected(), "what the golden model says to it"),
        CoreFile.of("tb/tb_" + name + ".f", Role.PACKAGE, list(all), "all it needs, for `-f`"));
  }

  private static CoreFile trace(String name, String text, String doc) {
    return CoreFile.of("tb/" + name, Role.TRACE, text, doc);
  }

  /** Paths, one a line. */
  static String list(List<CoreFile> files) {
    return files.stream().map(f -> f.path() + "\n").collect(Collectors.joining());
  }
}
