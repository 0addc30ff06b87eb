// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.ChipRegister.Field;
import org.spintwin.spec.Design;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** The registers of a core as SystemRDL 2.0: an address map of registers with fields. */
final class SystemRdl {
  private final StringBuilder text = new StringBuilder();

  private SystemRdl() {}

  /** The text of the file; of a core that has registers. */
  static String text(Design design) {
    var rdl = new SystemRdl();
    rdl.line(0, "addrmap " + design.name() + " {");
    rdl.line(1, "name = " + quoted("Registers of " + design.name()) + ";");
    rdl.line(1, "desc = " + quoted(design.top().block().purpose()) + ";");
    rdl.line(1, "default regwidth = " + ChipRegister.BITS + ";");
    rdl.line(1, "default accesswidth = " + ChipRegister.BITS + ";");
    ChipRegister.of(design.top(), design.values()).forEach(rdl::register);
    rdl.line(0, "};");
    return rdl.text.toString();
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  private void register(ChipRegister r) {
    line(0, "");
    line(1, (isWindow(r) ? "external " : "") + "reg {");
    line(2, "name = " + quoted(r.name()) + ";");
    line(2, "desc = " + quoted(r.doc()) + ";");
    r.allFields().forEach(this::field);
    line(1, String.format("} %s @ 0x%02X;", r.name(), r.address()));
  }

  /** Whether what it holds is a memory elsewhere. */
  private static boolean isWindow(ChipRegister r) {
    return r.fields().stream().anyMatch(f -> f.kind() == Kind.WINDOW);
  }

  private void field(Field f) {
    line(2, "field {");
    line(3, "desc = " + quoted(f.doc()) + ";");
    properties(f).forEach(p -> line(3, p + ";"));
    String reset = f.reset() == null ? "" : String.format(" = %d'h%X", f.width(), f.reset());
    line(2, "} " + f.name() + "[" + f.highest() + ":" + f.lowest() + "]" + reset + ";");
  }

  private static List<String> properties(Field f) {
    List<String> all = new ArrayList<>();
    all.add("sw = " + software(f.access()));
    all.add("hw = " + hardware(f.kind()));
    if (f.kind() == Kind.FLAG) {
      all.add("onwrite = woclr");
      all.add("hwset");
    }
    return all;
  }

  private static String software(Access access) {
    return switch (access) {
      case READ_WRITE -> "rw";
      case READ_ONLY -> "r";
      case WRITE_ONLY -> "w";
    };
  }

  private static String hardware(Kind kind) {
    return switch (kind) {
      case CONSTANT -> "na";
      case SETTING, FLAG -> "r";
      case REPORT -> "w";
      case PLACE, WINDOW -> "rw";
    };
  }

  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
