// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.ChipRegister.Field;
import org.spintwin.spec.Register.Access;
import org.spintwin.spec.RegisterField.Kind;

/** The registers as one chip has them. */
final class ChipRegisterTest {
  private static final Map<String, Long> VALUES =
      Map.of(
          "INPUTS", 3L,
          "NEURONS", 2L,
          "LANES", 2L,
          "MEMBRANE_BITS", 12L,
          "INIT_THRESHOLD", -2L,
          "INIT_DIVIDER", 77L);

  @Test
  void aNegativeValueAfterResetIsCutToItsBitsAndCopiedAboveThem() {
    ChipRegister threshold = register("THRESHOLD", VALUES);
    Field number = threshold.fields().get(0);
    assertThat(threshold.fields()).hasSize(1);
    assertThat(number.reset()).isEqualTo(0xFFE);
    assertThat(number.mask()).isEqualTo(0xFFF);
    assertThat(number.highest()).isEqualTo(11);
    assertThat(threshold.width()).isEqualTo(12);
    assertThat(threshold.mask()).isEqualTo(0xFFF);
    assertThat(threshold.structured()).isFalse();
    assertThat(threshold.reset()).isEqualTo(0xFFFF_FFFEL);
    assertThat(threshold.resetMask()).isEqualTo(0xFFFF_FFFFL);
    Field sign = threshold.allFields().get(1);
    assertThat(threshold.allFields()).hasSize(2);
    assertThat(sign.name()).isEqualTo(ChipRegister.SIGN);
    assertThat(sign.lowest()).isEqualTo(12);
    assertThat(sign.highest()).isEqualTo(31);
    assertThat(sign.reset()).isEqualTo(0xFFFFF);
    assertThat(sign.access()).isEqualTo(Access.READ_ONLY);
  }

  @ParameterizedTest
  @CsvSource({"-2048, 0xFFFFF800", "-1, 0xFFFFFFFF", "0, 0", "1, 1", "2047, 0x7FF"})
  void theValueAfterResetIsTheSameOverTheParameters(long threshold, String word) {
    Map<String, Long> values = with("INIT_THRESHOLD", threshold);
    ChipRegister register = register("THRESHOLD", values);
    assertThat(register.reset()).isEqualTo(Long.decode(word));
    assertThat(register.resetFrom().eval(values)).isEqualTo(Long.decode(word));
    for (Field f : register.allFields()) {
      assertThat(f.resetFrom().eval(values)).as(f.name()).isEqualTo(f.reset());
    }
  }

  @Test
  void everyValueAfterResetFollowsFromTheParameters() {
    for (Architecture kind : Architecture.values()) {
      Map<String, Long> all = kind.top().resolve(VALUES);
      for (ChipRegister r : ChipRegister.of(kind.top(), all)) {
        if (r.reset() == null) {
          assertThat(r.resetFrom()).as(r.name()).isNull();
          assertThat(r.resetMask()).as(r.name()).isZero();
        } else {
          assertThat(r.resetFrom().eval(all)).as(r.name()).isEqualTo(r.reset());
          assertThat(r.resetMask() & r.mask()).as(r.name()).isEqualTo(r.mask());
        }
      }
    }
  }

  @Test
  void partsOfARegisterStandWhereTheyAreSaidToStand() {
    ChipRegister size = register("SIZE", VALUES);
    assertThat(size.structured()).isTrue();
    assertThat(size.fields())
        .extracting(Field::name, Field::lowest, Field::width, Field::reset, Field::mask)
        .containsExactly(
            tuple("INPUTS", 0, 16, 3L, 0xFFFFL), tuple("NEURONS", 16, 16, 2L, 0xFFFF_0000L));
    assertThat(size.reset()).isEqualTo(0x0002_0003L);
    assertThat(size.mask()).isEqualTo(0xFFFF_FFFFL);
    assertThat(size.allFields()).isEqualTo(size.fields());
  }

  @Test
  void whatAMemoryHoldsHasNoValueAfterReset() {
    ChipRegister code = register("SYNAPSE_CODE", VALUES);
    assertThat(code.reset()).isNull();
    assertThat(code.resetFrom()).isNull();
    assertThat(code.resetMask()).isZero();
  }

  @Test
  void accessIsWhatTheChipLeavesOfIt() {
    assertThat(register("THRESHOLD", VALUES).access()).isEqualTo(Access.READ_WRITE);
    assertThat(register("THRESHOLD", with("FIXED_SETTINGS", 1)).access())
        .isEqualTo(Access.READ_ONLY);
    assertThat(register("SYNAPSE_CODE", VALUES).access()).isEqualTo(Access.READ_WRITE);
    assertThat(register("SYNAPSE_CODE", with("READBACK", 0)).access()).isEqualTo(Access.WRITE_ONLY);
    assertThat(register("STEP_COUNT", VALUES).access()).isEqualTo(Access.READ_ONLY);
    Field busy = register("STATUS", VALUES).fields().get(0);
    assertThat(busy.access()).isEqualTo(Access.READ_ONLY);
    Field ignored = register("STATUS", VALUES).fields().get(1);
    assertThat(ignored.access()).isEqualTo(Access.READ_WRITE);
    assertThat(ignored.kind()).isEqualTo(Kind.FLAG);
  }

  @Test
  void aRegisterThatTheChipLeftOutIsNotThere() {
    assertThat(names(VALUES)).contains("STEP_COUNT", "REFRACTORY", "STATE_MEMBRANE", "DECAY_E");
    assertThat(names(with("COUNTER_BITS", 0))).doesNotContain("STEP_COUNT", "EVENTS_IN");
    assertThat(names(with("REFRACTORY_BITS", 0))).doesNotContain("REFRACTORY", "STATE_REFRACTORY");
    assertThat(names(with("READBACK", 0))).doesNotContain("STATE_MEMBRANE");
    assertThat(names(with("PSP_SHAPE", 0))).doesNotContain("DECAY_E", "STATE_TRACE_E");
    assertThat(ChipRegister.of(MtjBnnSpec.TOP, MtjBnnSpec.TOP.resolve(Map.of()))).isEmpty();
  }

  @Test
  void registersComeInTheOrderOfTheirAddresses() {
    for (Architecture kind : Architecture.values()) {
      List<ChipRegister> registers = ChipRegister.of(kind.top(), kind.top().resolve(VALUES));
      assertThat(registers).extracting(ChipRegister::address).isSorted().doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 256", "0x7C, 256", "0x80, 256", "0xFC, 256", "0x100, 512", "0x204, 1024"})
  void theRangeOfABusIsAPowerOfTwoThatReachesTheLast(String last, int range) {
    var register =
        new ChipRegister("R", Integer.decode(last), Access.READ_ONLY, 1, false, List.of(), "");
    assertThat(ChipRegister.range(List.of(register))).isEqualTo(range);
    assertThat(ChipRegister.range(List.of())).isEqualTo(256);
  }

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, READ_ONLY, false", "SETTING, READ_WRITE, false", "REPORT, READ_ONLY, true",
    "PLACE, READ_WRITE, true", "FLAG, READ_WRITE, true", "WINDOW, READ_WRITE, true"
  })
  void aFieldIsReachedAsItsKindAndItsRegisterAllow(Kind kind, Access access, boolean changes) {
    RegisterField field = RegisterField.of("F", "0", "1", kind, "0", "");
    assertThat(field.access(Access.READ_WRITE)).isEqualTo(access);
    assertThat(field.access(Access.READ_ONLY)).isEqualTo(Access.READ_ONLY);
    assertThat(kind.changes()).isEqualTo(changes);
  }

  @Test
  void aRegisterOfOneNumberIsASettingAConstantOrAReport() {
    assertThat(whole(Access.READ_WRITE, "INIT_LEAK").kind()).isEqualTo(Kind.SETTING);
    assertThat(whole(Access.READ_ONLY, "SPEC_DIGEST").kind()).isEqualTo(Kind.CONSTANT);
    assertThat(whole(Access.READ_ONLY, null).kind()).isEqualTo(Kind.REPORT);
    assertThat(whole(Access.READ_ONLY, null).reset()).isEqualTo(Expr.of(0));
    assertThat(whole(Access.READ_WRITE, "INIT_LEAK").reset()).isEqualTo(Expr.of("INIT_LEAK"));
    assertThat(whole(Access.READ_WRITE, null).name()).isEqualTo("VALUE");
  }

  private static RegisterField whole(Access access, String parameter) {
    return new Register("R", 0, access, Expr.of(8), false, parameter, "").fields().get(0);
  }

  private static Map<String, Long> with(String name, long value) {
    Map<String, Long> values = new HashMap<>(VALUES);
    values.put(name, value);
    return Architecture.FOLDED.top().resolve(values);
  }

  private static List<String> names(Map<String, Long> values) {
    TopSpec top = Architecture.FOLDED.top();
    return ChipRegister.of(top, top.resolve(values)).stream().map(ChipRegister::name).toList();
  }

  private static ChipRegister register(String name, Map<String, Long> values) {
    TopSpec top = Architecture.FOLDED.top();
    return ChipRegister.of(top, top.resolve(values)).stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
