// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import java.util.List;
import org.spintwin.spec.Register;
import org.spintwin.spec.RegisterFileSpec;

/**
 * A register as the template of the register file prints it.
 *
 * @param access READ_WRITE, READ_ONLY or WRITE_ONLY
 * @param address sized Verilog literal
 * @param always whether {@code allowed} can be said without the array address
 * @param allowed condition under which a request is answered without error
 * @param readValue Verilog expression of 32 bits
 * @param output port that holds the register, or empty
 * @param msb highest bit in use
 * @param reset Verilog expression of the value after reset
 */
public record RegisterModel(
    String name,
    String access,
    String address,
    String doc,
    boolean always,
    String allowed,
    boolean readable,
    String readValue,
    String output,
    String msb,
    String reset) {

  static List<RegisterModel> all() {
    return RegisterFileSpec.REGISTERS.stream().map(RegisterModel::of).toList();
  }

  /** Those that are ports of the register file. */
  static List<RegisterModel> settings() {
    return all().stream().filter(r -> !r.output().isEmpty()).toList();
  }

  private static RegisterModel of(Register r) {
    boolean writeOnly = r.access() == Register.Access.WRITE_ONLY;
    boolean readOnly = r.access() == Register.Access.READ_ONLY;
    boolean setting = !writeOnly && !readOnly && r.resetParameter() != null;
    String output = setting ? r.name().toLowerCase(java.util.Locale.ROOT) + "_o" : "";
    String msb = ModuleModel.msb(r.width());
    return new RegisterModel(
        r.name(),
        r.access().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        String.format("8'h%02x", r.address()),
        r.doc(),
        !writeOnly,
        readOnly ? "!cfg_write_i" : "1'b1",
        !writeOnly,
        readValue(r, output),
        output,
        msb,
        setting ? r.resetParameter() + (msb.equals("0") ? "[0]" : "[" + msb + ":0]") : "");
  }

  private static String readValue(Register r, String output) {
    return switch (r.name()) {
      case "ID" -> String.format("32'h%08x", RegisterFileSpec.ID);
      case "SPEC_DIGEST" -> "SPEC_DIGEST";
      case "SIZE" -> "(NEURONS << 16) | INPUTS";
      case "STEP_COUNT" -> "step_count_q";
      case "SATURATED_STEPS" -> "saturated_steps_q";
      case "ARRAY_ADDRESS" -> "{row_q, column_q}";
      default -> output.isEmpty() ? "" : extended(r, output);
    };
  }

  private static String extended(Register r, String output) {
    String width = r.width().verilog();
    String fill = r.signed() ? output + "[" + ModuleModel.msb(r.width()) + "]" : "1'b0";
    return "{{(32 - (" + width + ")) {" + fill + "}}, " + output + "}";
  }
}
