// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Register;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterFileSpec;

final class RegisterModelTest {
  @ParameterizedTest
  @CsvSource({
    "READ_WRITE, read write, true, true, true",
    "READ_ONLY, read only, true, false, false",
    "WRITE_ONLY, write only, false, true, false"
  })
  void theAccessIsSaidInWordsAndAsConditions(
      Access access, String words, boolean readable, boolean writable, boolean readWrite) {
    RegisterModel model = of(register(access, "8"));
    assertThat(model.access()).isEqualTo(words);
    assertThat(model.readable()).isEqualTo(readable);
    assertThat(model.writable()).isEqualTo(writable);
    assertThat(model.readWrite()).isEqualTo(readWrite);
  }

  @ParameterizedTest
  @CsvSource({"0x00, 8'h00", "0x2C, 8'h2c", "0xFC, 8'hfc", "0x100, 9'h100", "0x1F8, 9'h1f8"})
  void anAddressHasNineBitsWhereEightAreTooFew(String address, String literal) {
    var register =
        new Register(
            "LEAK", Integer.decode(address), Access.READ_WRITE, Expr.of(8), false, null, "");
    assertThat(of(register).address()).isEqualTo(literal);
  }

  @Test
  void whatEveryChipHasIsAnsweredAlways() {
    assertThat(of(register(Access.READ_WRITE, "8")).allowed()).isEqualTo("1'b1");
    assertThat(of(register(Access.READ_ONLY, "8")).allowed()).isEqualTo("!write_q");
    assertThat(of(register(Access.WRITE_ONLY, "8")).allowed()).isEqualTo("1'b1");
    assertThat(of(register(Access.READ_WRITE, "8")).writableWhere()).isEqualTo("1'b1");
  }

  @Test
  void whatSomeChipsHaveIsAnsweredWhereItExists() {
    RegisterModel both = of(register(Access.READ_WRITE, "8").where("A > 0"));
    assertThat(both.allowed()).isEqualTo("A > 0");
    assertThat(both.writableWhere()).isEqualTo("A > 0");
    assertThat(of(register(Access.READ_ONLY, "8").where("A > 0")).allowed())
        .isEqualTo("!write_q && A > 0");
    assertThat(of(register(Access.WRITE_ONLY, "8").where("A > 0")).allowed()).isEqualTo("A > 0");
  }

  @Test
  void readingAndWritingMayHaveConditionsOfTheirOwn() {
    Register register = register(Access.READ_WRITE, "8");
    assertThat(of(register.writableWhere("B == 0")).allowed()).isEqualTo("write_q ? B == 0 : 1'b1");
    assertThat(of(register.readableWhere("C != 0")).allowed()).isEqualTo("write_q ? 1'b1 : C != 0");
    RegisterModel all = of(register.where("A > 0").writableWhere("B == 0").readableWhere("C != 0"));
    assertThat(all.allowed()).isEqualTo("write_q ? A > 0 && B == 0 : A > 0 && C != 0");
    assertThat(all.writableWhere()).isEqualTo("A > 0 && B == 0");
    Register writes = register(Access.WRITE_ONLY, "8").readableWhere("C != 0");
    assertThat(of(writes).allowed()).isEqualTo("1'b1");
  }

  @Test
  void whatIsReadIsExtendedToAllBitsOfTheBus() {
    assertThat(of(register(Access.READ_ONLY, "8")).readValue())
        .isEqualTo("{{(32 - (8)) {1'b0}}, leak_q}");
    assertThat(of(register(Access.READ_ONLY, "N + 1")).readValue())
        .isEqualTo("{{(32 - (N + 1)) {1'b0}}, leak_q}");
    assertThat(of(register(Access.READ_ONLY, "32")).readValue()).isEqualTo("leak_q");
    assertThat(read(RegisterFileSpec.REGISTERS, "THRESHOLD"))
        .isEqualTo("{{(32 - (MEMBRANE_BITS)) {threshold_o[MEMBRANE_BITS-1]}}, threshold_o}");
  }

  @Test
  void registersThatAreNoRegisterOfTheBlockSayWhereTheirBitsComeFrom() {
    List<Register> axi = AxiRegistersSpec.REGISTERS;
    assertThat(read(axi, "ID")).isEqualTo("32'h5354776e");
    assertThat(read(axi, "SPEC_DIGEST")).isEqualTo("SPEC_DIGEST");
    assertThat(read(axi, "SIZE")).isEqualTo("(NEURONS << 16) | INPUTS");
    assertThat(read(axi, "ARRAY_ADDRESS")).isEqualTo("{row[15:0], column[15:0]}");
    assertThat(read(axi, "STATUS")).isEqualTo("{30'b0, ignored_q, busy_i}");
    assertThat(read(axi, "LANES")).isEqualTo("LANES");
    assertThat(read(axi, "SYNAPSE_CODE")).isEqualTo("{{(32 - (CODE_BITS + 1)) {1'b0}}, code_i}");
    assertThat(read(axi, "INHIBITION_MASK")).isEqualTo("{{(32 - (1)) {1'b0}}, mask_i}");
    assertThat(read(axi, "STATE_TRACE_E"))
        .isEqualTo("{{(32 - (TRACE_BITS)) {state_trace_e_i[TRACE_BITS-1]}}, state_trace_e_i}");
    assertThat(read(axi, "EVENTS_IN")).isEqualTo("{{(32 - (COUNTER_WIDTH)) {1'b0}}, events_in_q}");
  }

  @Test
  void aSettingIsAPortThatStartsWithItsParameter() {
    RegisterModel inhibition = model(RegisterFileSpec.REGISTERS, "INHIBITION");
    assertThat(inhibition.output()).isEqualTo("inhibition_o");
    assertThat(inhibition.width()).isEqualTo("MEMBRANE_BITS - 1");
    assertThat(inhibition.zero()).isEqualTo("{MEMBRANE_BITS - 1{1'b0}}");
    assertThat(inhibition.msb()).isEqualTo("MEMBRANE_BITS-2");
    assertThat(inhibition.reset()).isEqualTo("INIT_INHIBITION[MEMBRANE_BITS-2:0]");
    assertThat(inhibition.optional()).isFalse();
    assertThat(model(RegisterFileSpec.REGISTERS, "ENABLE").reset()).isEqualTo("INIT_ENABLE[0]");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void withoutAParameterAfterResetNoRegisterIsAPort(Access access) {
    RegisterModel model = of(register(access, "8"));
    assertThat(model.output()).isEmpty();
    assertThat(model.reset()).isEmpty();
  }

  @Test
  void aConstantOfTheChipIsNoPort() {
    RegisterModel digest = model(RegisterFileSpec.REGISTERS, "SPEC_DIGEST");
    assertThat(digest.output()).isEmpty();
    assertThat(digest.reset()).isEmpty();
  }

  @Test
  void aSettingThatMayHaveNoBitsKeepsOne() {
    RegisterModel refractory = model(AxiRegistersSpec.REGISTERS, "REFRACTORY");
    assertThat(refractory.optional()).isTrue();
    assertThat(refractory.width()).isEqualTo("REFRACTORY_BITS");
    assertThat(refractory.zero()).isEqualTo("{REFRACTORY_WIDTH{1'b0}}");
    assertThat(refractory.reset()).isEqualTo("INIT_REFRACTORY[REFRACTORY_WIDTH-1:0]");
    assertThat(refractory.readValue())
        .isEqualTo("{{(32 - (REFRACTORY_WIDTH)) {1'b0}}, refractory_o}");
  }

  @Test
  void theSettingsAreTheRegistersThatArePorts() {
    assertThat(RegisterModel.settings(AxiRegistersSpec.REGISTERS))
        .extracting(RegisterModel::name)
        .containsExactly(
            "ENABLE",
            "DIVIDER",
            "STEP_MODE",
            "THRESHOLD",
            "RESET_VALUE",
            "LEAK",
            "DECAY_E",
            "DECAY_I",
            "REFRACTORY",
            "INHIBITION");
    assertThat(RegisterModel.all(AxiRegistersSpec.REGISTERS))
        .extracting(RegisterModel::name)
        .isEqualTo(AxiRegistersSpec.REGISTERS.stream().map(Register::name).toList());
  }

  private static Register register(Access access, String width) {
    return new Register("LEAK", 0x28, access, Expr.of(width), false, null, "the leak");
  }

  private static RegisterModel of(Register register) {
    return RegisterModel.all(List.of(register)).get(0);
  }

  private static RegisterModel model(List<Register> registers, String name) {
    return RegisterModel.all(registers).stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String read(List<Register> registers, String name) {
    return model(registers, name).readValue();
  }
}
