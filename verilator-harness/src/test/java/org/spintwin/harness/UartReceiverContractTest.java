// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class UartReceiverContractTest extends BlockContract {
  private static final Map<String, Long> FOUR = rates(4, 1);
  private static final Map<String, Long> EIGHT = rates(8, 1);
  private static final int BITS = 10;

  private static Map<String, Long> rates(long clockRate, long baudRate) {
    return Map.of("CLOCK_RATE", clockRate, "BAUD_RATE", baudRate);
  }

  /** With the line at rest for long enough. */
  private BlockDriver idle(Map<String, Long> rates) {
    BlockDriver receiver = block(rates);
    assertThat(receiver.record()).containsOnly(0);
    assertThat(level(receiver, 1, 5)).isEmpty();
    return receiver;
  }

  /** Holds the line; gives the bytes that came. */
  private static List<Integer> level(BlockDriver receiver, int level, int clocks) {
    List<Integer> bytes = new ArrayList<>();
    receiver.set("uart_rx_i", level);
    for (int c = 0; c < clocks; c++) {
      if (receiver.clock().get("valid_o") != 0) {
        bytes.add((int) receiver.get("byte_o"));
      }
    }
    return bytes;
  }

  /** Sends bytes one after the other with bits of that many clocks, and what of them came. */
  private static List<Integer> send(BlockDriver receiver, double clocks, int stop, int... bytes) {
    List<Integer> received = new ArrayList<>();
    int clock = 0;
    for (int b = 0; b < bytes.length; b++) {
      int bits = bytes[b] << 1 | stop << 9;
      for (int bit = 0; bit < BITS; bit++) {
        int end = (int) Math.floor((b * BITS + bit + 1) * clocks);
        received.addAll(level(receiver, bits >> bit & 1, end - clock));
        clock = end;
      }
    }
    received.addAll(level(receiver, 1, 5));
    return received;
  }

  private static int[] all() {
    return IntStream.range(0, 256).toArray();
  }

  private static List<Integer> list(int... bytes) {
    return IntStream.of(bytes).boxed().toList();
  }

  @Test
  void aByteComesInTheMiddleOfItsStopBit() {
    BlockDriver receiver = idle(FOUR);
    assertThat(level(receiver, 0, 4)).isEmpty();
    for (int bit : new int[] {1, 1, 0, 0, 1, 0, 1, 0}) {
      assertThat(level(receiver, bit, 4)).isEmpty();
    }
    // The second clock of the stop bit is seen two clocks later.
    assertThat(level(receiver, 1, 3)).isEmpty();
    assertThat(level(receiver, 1, 1)).containsExactly(0b01010011);
    assertThat(level(receiver, 1, 20)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "5, 1", "25, 3", "104, 25", "27, 1"})
  void allBytesComeWithoutAPauseBetweenThem(int clockRate, int baudRate) {
    BlockDriver receiver = idle(rates(clockRate, baudRate));
    assertThat(send(receiver, (double) clockRate / baudRate, 1, all())).isEqualTo(list(all()));
  }

  @ParameterizedTest
  @CsvSource({"4, 1, 0.98", "4, 1, 1.02", "25, 3, 0.97", "25, 3, 1.03", "104, 1, 0.96"})
  void theHostsClockMayBeSomePercentFastOrSlow(int clockRate, int baudRate, double length) {
    BlockDriver receiver = idle(rates(clockRate, baudRate));
    double clocks = (double) clockRate / baudRate * length;
    assertThat(send(receiver, clocks, 1, all())).isEqualTo(list(all()));
  }

  @Test
  void aByteWithoutAStopBitIsDroppedAndTheNextOneIsNot() {
    BlockDriver receiver = idle(EIGHT);
    assertThat(send(receiver, 8, 0, 0x55)).isEmpty();
    assertThat(send(receiver, 8, 1, 0x2A)).containsExactly(0x2A);
  }

  @Test
  void aLineThatIsHeldLowGivesNothing() {
    BlockDriver receiver = idle(EIGHT);
    assertThat(level(receiver, 0, 1000)).isEmpty();
    assertThat(level(receiver, 1, 100)).isEmpty();
    assertThat(send(receiver, 8, 1, 0xC3, 0)).containsExactly(0xC3, 0);
  }

  @Test
  void aPulseShorterThanHalfABitIsNoStartBit() {
    BlockDriver receiver = idle(EIGHT);
    assertThat(level(receiver, 0, 3)).isEmpty();
    assertThat(level(receiver, 1, 3)).isEmpty();
    assertThat(receiver.get("left_q")).as("left_q").isZero();
    assertThat(send(receiver, 8, 1, 0x81)).containsExactly(0x81);
  }

  @Test
  void afterAResetInTheMiddleOfAByteTheNextIsTaken() {
    BlockDriver receiver = idle(EIGHT);
    level(receiver, 0, 30);
    receiver.set("rst_ni", 0).clock();
    assertThat(receiver.record()).containsOnly(0);
    receiver.set("rst_ni", 1);
    assertThat(level(receiver, 0, 42)).isEmpty();
    assertThat(level(receiver, 1, 100)).isEmpty();
    assertThat(send(receiver, 8, 1, 0x7E)).containsExactly(0x7E);
  }
}
