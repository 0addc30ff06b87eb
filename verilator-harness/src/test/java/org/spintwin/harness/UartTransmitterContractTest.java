// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class UartTransmitterContractTest extends BlockContract {
  private static final Map<String, Long> FOUR = rates(4, 1);
  private static final int BITS = 10;

  /** More clocks than a byte takes at any rate here. */
  private static final int LONGEST_BYTE = 2000;

  private static Map<String, Long> rates(long clockRate, long baudRate) {
    return Map.of("CLOCK_RATE", clockRate, "BAUD_RATE", baudRate);
  }

  /** When it is ready for its first byte. */
  private BlockDriver ready(Map<String, Long> rates) {
    BlockDriver transmitter = block(rates);
    assertThat(transmitter.get("ready_o")).as("ready at once").isZero();
    assertThat(transmitter.get("uart_tx_o")).isEqualTo(1);
    transmitter.clock();
    assertThat(transmitter.get("ready_o")).isEqualTo(1);
    assertThat(transmitter.get("uart_tx_o")).isEqualTo(1);
    return transmitter;
  }

  private static void offer(BlockDriver transmitter, int octet) {
    transmitter.set("valid_i", 1).set("byte_i", octet).clock().set("valid_i", 0);
    assertThat(transmitter.get("ready_o")).as("ready_o").isZero();
  }

  /** Lengths of what follows of the line, alternately low and high, until it rests. */
  private static List<Integer> runs(BlockDriver transmitter, int rest) {
    for (int c = 0; transmitter.get("uart_tx_o") == 1; c++) {
      assertThat(c).as("clocks before the start bit").isLessThan(rest);
      transmitter.clock();
    }
    List<Integer> runs = new ArrayList<>();
    int length = 0;
    long level = 0;
    while (level == 0 || length < rest) {
      assertThat(runs).as("runs").hasSizeLessThanOrEqualTo(BITS);
      assertThat(length).as("clocks of one").isLessThan(2 * rest);
      if (transmitter.get("uart_tx_o") != level) {
        runs.add(length);
        level ^= 1;
        length = 0;
      }
      length++;
      transmitter.clock();
    }
    return runs;
  }

  /** The line clock by clock while those bytes are sent as fast as they are taken. */
  private static List<Integer> line(BlockDriver transmitter, int... bytes) {
    List<Integer> line = new ArrayList<>();
    for (int octet : bytes) {
      transmitter.set("valid_i", 1).set("byte_i", octet);
      boolean taken = false;
      for (int c = 0; !taken; c++) {
        assertThat(c).as("clocks until a byte is taken").isLessThan(LONGEST_BYTE);
        taken = transmitter.get("ready_o") == 1;
        line.add((int) transmitter.clock().get("uart_tx_o"));
      }
    }
    transmitter.set("valid_i", 0);
    for (int c = 0; transmitter.get("ready_o") == 0; c++) {
      assertThat(c).as("clocks until the last is sent").isLessThan(LONGEST_BYTE);
      line.add((int) transmitter.clock().get("uart_tx_o"));
    }
    return line;
  }

  @Test
  void aByteIsAStartBitItsBitsLowestFirstAndAStopBit() {
    BlockDriver transmitter = ready(FOUR);
    offer(transmitter, 0b01010011);
    // Low, 11, 00, 1, 0, 1, 0, high.
    assertThat(runs(transmitter, 41)).containsExactly(4, 8, 8, 4, 4, 4, 4);
    assertThat(transmitter.get("ready_o")).isEqualTo(1);
  }

  @Test
  void aByteThatIsThereFollowsWithoutAPause() {
    BlockDriver transmitter = ready(FOUR);
    List<Integer> line = line(transmitter, 0x00, 0xFF, 0x55);
    List<Integer> sent = line.subList(line.indexOf(0), line.size());
    // It is ready at the edge at which the last stop bit begins.
    assertThat(sent).hasSize((3 * BITS - 1) * 4 + 1);
    for (int clock = 0; clock < sent.size(); clock++) {
      int octet = new int[] {0x00, 0xFF, 0x55}[clock / 40];
      int bit = clock % 40 / 4;
      assertThat(sent.get(clock)).as("clock %d", clock).isEqualTo((octet << 1 | 1 << 9) >> bit & 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "25, 3", "625, 6", "17, 4"})
  void bitsAreOfTheRightLengthInTheLongRun(int clockRate, int baudRate) {
    BlockDriver transmitter = ready(rates(clockRate, baudRate));
    int[] bytes = new int[60];
    java.util.Arrays.fill(bytes, 0x55);
    List<Integer> line = line(transmitter, bytes);
    List<Integer> sent = line.subList(line.indexOf(0), line.size());
    int shortest = clockRate / baudRate;
    int begin = 0;
    for (int clock = 1; clock < sent.size(); clock++) {
      if (!sent.get(clock).equals(sent.get(clock - 1))) {
        assertThat(clock - begin)
            .isBetween(shortest, shortest + (clockRate % baudRate == 0 ? 0 : 1));
        begin = clock;
      }
    }
    double bits = bytes.length * BITS - 1;
    assertThat((double) (sent.size() - 1))
        .isBetween(Math.floor(bits * clockRate / baudRate), Math.ceil(bits * clockRate / baudRate));
  }

  @Test
  void whatIsOfferedWhileItIsNotReadyIsNotTaken() {
    BlockDriver transmitter = ready(FOUR);
    offer(transmitter, 0xFF);
    transmitter.set("valid_i", 1).set("byte_i", 0);
    for (int c = 0; c < 20; c++) {
      transmitter.clock();
    }
    transmitter.set("valid_i", 0);
    // Of 0xFF only the start bit is low, and that is over.
    for (int c = 0; c < 60; c++) {
      assertThat(transmitter.clock().get("uart_tx_o")).isEqualTo(1);
    }
  }

  @Test
  void resetEndsAByteAndLetsTheLineRest() {
    BlockDriver transmitter = ready(FOUR);
    offer(transmitter, 0);
    for (int c = 0; c < 12; c++) {
      transmitter.clock();
    }
    assertThat(transmitter.get("uart_tx_o")).isZero();
    transmitter.set("rst_ni", 0).set("valid_i", 1).clock();
    assertThat(transmitter.get("uart_tx_o")).isEqualTo(1);
    for (String register : new String[] {"ready_o", "bits_q", "left_q", "phase_q"}) {
      assertThat(transmitter.get(register)).as(register).isZero();
    }
    transmitter.set("rst_ni", 1).set("valid_i", 0).clock();
    offer(transmitter, 0x0F);
    assertThat(runs(transmitter, 41)).containsExactly(4, 16, 16);
  }
}
