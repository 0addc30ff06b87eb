// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.List;
import java.util.Locale;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/**
 * A register as the template of a register block prints it.
 *
 * @param access read write, read only or write only
 * @param address sized Verilog literal
 * @param allowed Verilog condition under which a request, a write with {@code write_q}, is answered
 * @param writableWhere Verilog condition on parameters under which it can be written
 * @param readValue Verilog expression of 32 bits; of use where the register is readable
 * @param output port that holds the register, or empty
 * @param optional whether {@code width} may be 0; the port then keeps one bit, which stays 0
 * @param width bits in use
 * @param zero Verilog literal of the port's width
 * @param msb highest bit of the port
 * @param reset Verilog expression of the value after reset; empty without such a port
 */
public record RegisterModel(
    String name,
    String access,
    String address,
    String doc,
    boolean readable,
    boolean writable,
    String allowed,
    String writableWhere,
    String readValue,
    String output,
    boolean optional,
    String width,
    String zero,
    String msb,
    String reset) {

  public boolean readWrite() {
    return readable && writable;
  }

  static List<RegisterModel> all(List<Register> registers) {
    return registers.stream().map(RegisterModel::of).toList();
  }

  /** Those that are ports of the register block. */
  static List<RegisterModel> settings(List<Register> registers) {
    return all(registers).stream().filter(r -> !r.output().isEmpty()).toList();
  }

  private static RegisterModel of(Register r) {
    boolean readable = r.access() != Register.Access.WRITE_ONLY;
    boolean writable = r.access() != Register.Access.READ_ONLY;
    boolean setting = readable && writable && r.resetParameter() != null;
    String net = r.name().toLowerCase(Locale.ROOT);
    Expr stored = stored(r);
    String msb = ModuleModel.msb(stored);
    return new RegisterModel(
        r.name(),
        r.access().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        String.format(r.address() < 0x100 ? "8'h%02x" : "9'h%03x", r.address()),
        r.doc(),
        readable,
        writable,
        allowed(r, readable, writable),
        condition(r.exists(), r.writable()),
        readValue(r, net + (setting ? "_o" : net.startsWith("state_") ? "_i" : "_q")),
        setting ? net + "_o" : "",
        r.optional(),
        r.width().verilog(),
        "{" + stored.verilog() + "{1'b0}}",
        msb,
        setting ? r.resetParameter() + (msb.equals("0") ? "[0]" : "[" + msb + ":0]") : "");
  }

  private static String allowed(Register r, boolean readable, boolean writable) {
    String reads = condition(r.exists(), r.readable());
    String writes = condition(r.exists(), r.writable());
    if (!writable) {
      return r.exists().equals(Expr.of(1)) ? "!write_q" : "!write_q && " + reads;
    }
    return !readable || reads.equals(writes) ? writes : "write_q ? " + writes + " : " + reads;
  }

  private static String condition(Expr first, Expr second) {
    Expr one = Expr.of(1);
    if (first.equals(one) && second.equals(one)) {
      return "1'b1";
    }
    Expr both =
        first.equals(one)
            ? second
            : second.equals(one) ? first : new Expr.Binary("&&", first, second);
    return both.verilog();
  }

  private static String readValue(Register r, String holder) {
    return switch (r.name()) {
      case "ID" -> String.format("32'h%08x", RegisterFileSpec.ID);
      case "SPEC_DIGEST" -> "SPEC_DIGEST";
      case "SIZE" -> "(NEURONS << 16) | INPUTS";
      case "ARRAY_ADDRESS" -> "{row[15:0], column[15:0]}";
      case "STATUS" -> "{30'b0, ignored_q, busy_i}";
      case "LANES" -> "LANES";
      case "SYNAPSE_CODE" -> extended(r, "code_i");
      case "INHIBITION_MASK" -> extended(r, "mask_i");
      default -> stored(r).equals(Expr.of(32)) ? holder : extended(r, holder);
    };
  }

  private static String extended(Register r, String holder) {
    Expr width = stored(r);
    String fill = r.signed() ? holder + "[" + ModuleModel.msb(width) + "]" : "1'b0";
    return "{{(32 - (" + width.verilog() + ")) {" + fill + "}}, " + holder + "}";
  }

  /** Bits of the port, which are never 0. */
  private static Expr stored(Register r) {
    return r.optional() ? new Expr.Name(r.name() + "_WIDTH") : r.width();
  }
}
