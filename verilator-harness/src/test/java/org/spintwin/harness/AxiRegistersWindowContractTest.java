// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The window into codes, mask and state. */
abstract class AxiRegistersWindowContractTest extends AxiRegistersContract {
  private static BlockDriver at(BlockDriver registers, int row, int column) {
    assertWrites(registers, ARRAY_ADDRESS, (long) row << 16 | column);
    return registers;
  }

  private static void assertAt(BlockDriver registers, int row, int column) {
    assertThat(registers.get("array_row_o")).as("row").isEqualTo(row);
    assertThat(registers.get("array_column_o")).as("column").isEqualTo(column);
  }

  /** Carries a write out up to the grant; the pulses are those of the clock after it. */
  private static void grant(BlockDriver registers, int address, long data, int strobes) {
    offerWrite(registers, address, data, strobes).clock();
    assertThat(registers.get("code_write_o") + registers.get("mask_write_o")).isZero();
    registers.set("access_i", 1).clock().set("access_i", 0);
    registers.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0);
  }

  private static void assertPulses(BlockDriver registers, int code, int mask) {
    assertThat(registers.get("code_write_o")).as("code_write_o").isEqualTo(code);
    assertThat(registers.get("mask_write_o")).as("mask_write_o").isEqualTo(mask);
  }

  @ParameterizedTest
  @ValueSource(ints = {SYNAPSE_CODE, INHIBITION_MASK})
  void aWriteIsOneClockLongAfterTheGrantAndThenTheAddressAdvances(int register) {
    BlockDriver registers = at(block(SMALL), 1, 2);
    grant(registers, register, 0x15, 15);
    assertPulses(registers, register == SYNAPSE_CODE ? 1 : 0, register == SYNAPSE_CODE ? 0 : 1);
    assertThat(registers.get("data_q")).isEqualTo(0x15);
    for (int c = 0; c < 2; c++) {
      assertAt(registers, 1, 2);
      registers.clock();
      assertPulses(registers, 0, 0);
    }
    assertAt(registers, 1, 2);
    registers.clock();
    assertThat(registers.get("s_axi_bvalid")).isEqualTo(1);
    if (register == SYNAPSE_CODE) {
      assertAt(registers, 1, 3);
    } else {
      assertAt(registers, 2, 0);
    }
  }

  @Test
  void theAddressRunsOverAllColumnsThenAllRowsAndComesBack() {
    BlockDriver registers = block(SMALL);
    for (int round = 0; round < 2; round++) {
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 5; column++) {
          assertAt(registers, row, column);
          assertReads(registers, ARRAY_ADDRESS, (long) row << 16 | column);
          if (round == 0) {
            assertWrites(registers, SYNAPSE_CODE, 0);
          } else {
            assertReads(registers, SYNAPSE_CODE, 0);
          }
        }
      }
    }
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        assertAt(registers, row, column);
        assertWrites(registers, INHIBITION_MASK, 1);
      }
    }
    assertAt(registers, 0, 0);
  }

  @Test
  void theAddressIsCutToItsBits() {
    BlockDriver registers = block(SMALL);
    assertWrites(registers, ARRAY_ADDRESS, 0xFFFF_FFFFL);
    assertReads(registers, ARRAY_ADDRESS, 0x0003_0007L);
    assertWrites(registers, ARRAY_ADDRESS, 0x0004_0008L);
    assertReads(registers, ARRAY_ADDRESS, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 0x44", "0, 7, 0x44", "3, 0, 0x44", "0, 3, 0x48", "0, 4, 0x48", "3, 0, 0x48"})
  void aPlaceOutsideIsRefusedAndNothingAdvances(int row, int column, String address) {
    int register = Integer.decode(address);
    BlockDriver registers = at(block(SMALL), row, column);
    grant(registers, register, 1, 15);
    assertPulses(registers, 0, 0);
    registers.clock().clock().clock();
    assertThat(registers.get("s_axi_bresp")).isEqualTo(SLVERR);
    registers.set("s_axi_bready", 1).clock();
    assertThat(read(registers.set("code_i", 31).set("mask_i", 1), register)).isEqualTo(SLVERR);
    assertThat(registers.get("s_axi_rdata")).isZero();
    assertAt(registers, row, column);
  }

  @Test
  void aWriteWithAStrobeMissingWritesNothing() {
    BlockDriver registers = at(block(SMALL), 1, 1);
    grant(registers, SYNAPSE_CODE, 1, 0b0111);
    assertPulses(registers, 0, 0);
    registers.clock().clock().clock();
    assertThat(registers.get("s_axi_bresp")).isEqualTo(SLVERR);
    assertAt(registers, 1, 1);
  }

  @Test
  void codesAndMaskAreReadAsTheyComeAtTheAnswer() {
    BlockDriver registers = at(block(SMALL), 2, 1);
    assertReads(registers.set("code_i", 0b10110), SYNAPSE_CODE, 0b10110);
    assertPulses(registers, 0, 0);
    assertAt(registers, 2, 2);
    assertReads(registers.set("mask_i", 1), INHIBITION_MASK, 1);
    assertAt(registers, 0, 0);
    offerRead(registers, SYNAPSE_CODE).clock();
    registers.set("access_i", 1).clock().set("access_i", 0).set("s_axi_arvalid", 0);
    registers.set("code_i", 1).clock();
    registers.set("code_i", 2).clock();
    registers.set("code_i", 3).clock();
    assertThat(registers.get("s_axi_rvalid")).isEqualTo(1);
    assertThat(registers.get("s_axi_rdata")).isEqualTo(3);
  }

  @Test
  void theStateOfANeuronIsReadWithItsSignAndNothingAdvances() {
    BlockDriver registers = at(block(SMALL), 2, 4);
    registers
        .set("state_membrane_i", -2000)
        .set("state_trace_e_i", 511)
        .set("state_trace_i_i", -512)
        .set("state_alpha_e_i", -1)
        .set("state_alpha_i_i", 7)
        .set("state_refractory_i", 31);
    assertReads(registers, STATE_MEMBRANE, 0xFFFF_F830L);
    assertReads(registers, 0x50, 511);
    assertReads(registers, 0x54, 0xFFFF_FE00L);
    assertReads(registers, 0x58, 0xFFFF_FFFFL);
    assertReads(registers, 0x5C, 7);
    assertReads(registers, STATE_REFRACTORY, 31);
    assertAt(registers, 2, 4);
  }

  @Test
  void theStateOfANeuronThatDoesNotExistIsRefused() {
    BlockDriver registers = at(block(SMALL), 3, 0).set("state_membrane_i", 5);
    for (int address = STATE_MEMBRANE; address <= STATE_REFRACTORY; address += 4) {
      assertThat(read(registers, address)).as("0x%02X", address).isEqualTo(SLVERR);
      assertThat(registers.get("s_axi_rdata")).isZero();
    }
  }

  @Test
  void withoutReadBackTheWindowIsWriteOnly() {
    BlockDriver registers = at(block(with(SMALL, "READBACK", 0)), 1, 1).set("code_i", 3);
    assertThat(read(registers, SYNAPSE_CODE)).isEqualTo(SLVERR);
    assertThat(read(registers, INHIBITION_MASK)).isEqualTo(SLVERR);
    assertAt(registers, 1, 1);
    assertWrites(registers, SYNAPSE_CODE, 1);
    assertWrites(registers, INHIBITION_MASK, 1);
    assertAt(registers, 2, 0);
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }
}
