// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Register;
import org.spintwin.spec.TopSpec;

/** The run-time registers as documentation prints them. */
final class RegisterTable {
  private RegisterTable() {}

  /** A Markdown table, widths as expressions over the parameters. */
  static String markdown(List<Register> registers) {
    var table =
        new MarkdownTable(
            "address", "register", "access", "width", "signed", "after reset", "meaning");
    for (Register r : registers) {
      table.row(
          String.format("0x%02X", r.address()),
          MarkdownTable.code(r.name()),
          access(r.access()),
          MarkdownTable.code(r.width().verilog()),
          r.signed() ? "yes" : "no",
          afterReset(r),
          r.doc() + condition("there if ", r.exists()) + condition("writable if ", r.writable()));
    }
    return table.toString();
  }

  /**
   * The same for one chip: the registers it has, with its widths and values.
   *
   * @param values of the top's parameters and localparams
   */
  static String markdown(TopSpec top, Map<String, Long> values) {
    var table =
        new MarkdownTable(
            "address", "register", "access", "bits", "signed", "after reset", "meaning");
    for (Instance instance : top.instances()) {
      Map<String, Long> own = instance.values(values);
      for (Register r : instance.block().registers()) {
        if (r.exists().eval(own) != 0) {
          boolean fixed = r.writable().eval(own) == 0;
          table.row(
              String.format("0x%02X", r.address()),
              MarkdownTable.code(r.name()),
              access(fixed ? Register.Access.READ_ONLY : r.access()),
              Long.toString(r.width().eval(own)),
              r.signed() ? "yes" : "no",
              r.resetParameter() == null ? afterReset(r) : own.get(r.resetParameter()).toString(),
              r.doc());
        }
      }
    }
    return table.toString();
  }

  private static String access(Register.Access access) {
    return switch (access) {
      case READ_WRITE -> "read, write";
      case READ_ONLY -> "read";
      case WRITE_ONLY -> "write";
    };
  }

  /** Nothing where the condition always holds. */
  private static String condition(String says, Expr condition) {
    return condition.equals(Expr.of(1))
        ? ""
        : "; " + says + MarkdownTable.code(condition.verilog());
  }

  private static String afterReset(Register r) {
    if (r.resetParameter() != null) {
      return MarkdownTable.code(r.resetParameter());
    }
    boolean constant = List.of("ID", "SIZE", "LANES").contains(r.name());
    boolean memory = List.of("SYNAPSE_CODE", "INHIBITION_MASK").contains(r.name());
    return constant || memory ? "" : "0";
  }
}
