// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The window through which codes and mask are written. */
abstract class RegisterFileArrayContractTest extends RegisterFileContract {
  @Test
  void codeWritesWalkThroughTheArrayColumnFirst() {
    BlockDriver registers = block(SMALL);
    for (int i = 0; i < 6; i++) {
      assertReads(registers, ARRAY_ADDRESS, (i / 3) << 16 | i % 3);
      write(registers, SYNAPSE_CODE, 0xFFFF_FFE0L | i);
      assertArrayWrite(registers, "code", i / 3, i % 3, i);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
    assertRefused(registers, true, SYNAPSE_CODE, 7);
    assertArrayWrite(registers, "neither", 1, 2, 5);
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }

  @Test
  void maskWritesWalkThroughTheMaskColumnFirst() {
    BlockDriver registers = block(SMALL);
    for (int i = 0; i < 4; i++) {
      write(registers, INHIBITION_MASK, i % 2);
      assertArrayWrite(registers, "mask", i / 2, i % 2, i % 2);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
    assertRefused(registers, true, INHIBITION_MASK, 1);
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }

  @Test
  void writesOnConsecutiveClocksAdvanceEveryTime() {
    BlockDriver registers = block(SMALL);
    registers.set("cfg_valid_i", 1).set("cfg_write_i", 1).set("cfg_address_i", SYNAPSE_CODE);
    for (int i = 0; i < 6; i++) {
      registers.set("cfg_wdata_i", 31 - i).clock();
      assertArrayWrite(registers, "code", i / 3, i % 3, 31 - i);
    }
  }

  @Test
  void anArrayWriteLastsOneClockAndItsAddressStays() {
    BlockDriver registers = block(SMALL);
    write(registers, ARRAY_ADDRESS, 1 << 16 | 1);
    assertArrayWrite(registers, "neither", 0, 0, 0);
    write(registers, SYNAPSE_CODE, 0x1F);
    registers.clock();
    assertArrayWrite(registers, "neither", 1, 1, 0x1F);
    write(registers, ARRAY_ADDRESS, 0);
    assertArrayWrite(registers, "neither", 1, 1, 0x1F);
  }

  @Test
  void addressesOutsideAreRefusedByCodesAndMaskEachByItsOwnSize() {
    BlockDriver registers = block(SMALL);
    write(registers, ARRAY_ADDRESS, 2); // a column of the codes, none of the mask
    assertRefused(registers, true, INHIBITION_MASK, 1);
    write(registers, SYNAPSE_CODE, 1);
    assertArrayWrite(registers, "code", 0, 2, 1);
    for (long outside : new long[] {3, 2 << 16, 0xFFFF, 0xFFFF_0000L, 0x0001_0003L, 0x0100_0000L}) {
      write(registers, ARRAY_ADDRESS, outside);
      assertRefused(registers, true, SYNAPSE_CODE, 1);
      assertRefused(registers, true, INHIBITION_MASK, 1);
      assertReads(registers, ARRAY_ADDRESS, outside);
      assertThat(registers.get("row_q")).isEqualTo(outside >> 16);
      assertThat(registers.get("column_q")).isEqualTo(outside & 0xFFFF);
    }
  }

  @Test
  void moreNeuronsThanInputsWrapEachAtItsOwnEnd() {
    BlockDriver registers = block(with(SMALL, "INPUTS", 1, "NEURONS", 5));
    write(registers, SYNAPSE_CODE, 1);
    assertReads(registers, ARRAY_ADDRESS, 1 << 16);
    for (int column = 0; column < 5; column++) {
      write(registers, INHIBITION_MASK, 1);
      assertArrayWrite(registers, "mask", 1, column, 1);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }
}
