// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.ChipRegister;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterField;
import org.spintwin.spec.TopSpec;

/** The run-time registers as documentation prints them; below a register, the parts it has. */
public final class RegisterTable {
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
          yes(r.signed()),
          r.structured() ? "" : afterReset(r.fields().get(0)),
          r.doc()
              + condition("there if ", r.exists())
              + condition("writable if ", r.writable())
              + condition("readable if ", r.readable()));
      if (r.structured()) {
        for (RegisterField f : r.fields()) {
          table.row(
              "from bit " + printed(f.lowest()),
              MarkdownTable.code(f.name()),
              access(f.access(r.access())),
              MarkdownTable.code(f.width().verilog()),
              yes(f.signed()),
              afterReset(f),
              f.doc());
        }
      }
    }
    return table.toString();
  }

  /**
   * The same for one chip: the registers it has, with its widths and values.
   *
   * @param values of the top's parameters and localparams
   */
  public static String markdown(TopSpec top, Map<String, Long> values) {
    var table =
        new MarkdownTable(
            "address", "register", "access", "bits", "signed", "after reset", "meaning");
    for (ChipRegister r : ChipRegister.of(top, values)) {
      table.row(
          String.format("0x%02X", r.address()),
          MarkdownTable.code(r.name()),
          access(r.access()),
          Integer.toString(r.width()),
          yes(r.signed()),
          r.structured() ? "" : afterReset(r.fields().get(0)),
          r.doc());
      if (r.structured()) {
        for (ChipRegister.Field f : r.fields()) {
          table.row(
              "bits " + f.highest() + ":" + f.lowest(),
              MarkdownTable.code(f.name()),
              access(f.access()),
              Integer.toString(f.width()),
              yes(f.signed()),
              afterReset(f),
              f.doc());
        }
      }
    }
    return table.toString();
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
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

  /** Nothing of a memory, which reset does not change. */
  private static String afterReset(RegisterField f) {
    return f.reset() == null ? "" : printed(f.reset());
  }

  private static String printed(Expr value) {
    if (value instanceof Expr.Literal number) {
      return number.value() < 1 << 16 ? number.verilog() : hex(number.value());
    }
    return MarkdownTable.code(value.verilog());
  }

  private static String afterReset(ChipRegister.Field f) {
    if (f.reset() == null) {
      return "";
    }
    if (f.kind() == RegisterField.Kind.CONSTANT && f.width() == ChipRegister.BITS) {
      return hex(f.reset());
    }
    boolean negative = f.signed() && f.reset() >> f.width() - 1 != 0;
    return Long.toString(negative ? f.reset() - (1L << f.width()) : f.reset());
  }

  private static String hex(long value) {
    return String.format("0x%08X", value);
  }
}
