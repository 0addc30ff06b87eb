// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class BytePortContractTest extends BlockContract {
  private static final int STROBE = 1;
  private static final int ACKNOWLEDGED = 2;
  private static final int OFFERED = 4;
  private static final int TAKEN = 8;

  private BlockDriver port() {
    BlockDriver port = block(Map.of());
    for (int c = 0; c < 3; c++) {
      port.clock();
    }
    port.set("rst_n", 1);
    return port.clock().clock().clock();
  }

  private static boolean pin(BlockDriver port, int pin) {
    return (port.get("uio_out") & pin) != 0;
  }

  /** Clocks until a pin is so. */
  private static void await(BlockDriver port, int pin, boolean level) {
    for (int c = 0; pin(port, pin) != level; c++) {
      assertThat(c).as("clocks without pin %d at %s", pin, level).isLessThan(20);
      port.clock();
    }
  }

  private static void give(BlockDriver port, int... bytes) {
    for (int octet : bytes) {
      port.set("ui_in", octet).set("uio_in", STROBE);
      await(port, ACKNOWLEDGED, true);
      port.set("ui_in", 0xEE).set("uio_in", 0);
      await(port, ACKNOWLEDGED, false);
    }
  }

  private static List<Integer> take(BlockDriver port, int count) {
    List<Integer> bytes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      await(port, OFFERED, true);
      bytes.add((int) port.get("uo_out"));
      port.set("uio_in", TAKEN);
      await(port, OFFERED, false);
      port.set("uio_in", 0);
    }
    return bytes;
  }

  @Test
  void twoBytesAreAWordTheLowerFirst() {
    BlockDriver port = port();
    give(port, 0x34);
    assertThat(port.get("request_valid_o")).isZero();
    give(port, 0x12);
    for (int c = 0; c < 3; c++) {
      assertThat(port.get("request_valid_o")).isEqualTo(1);
      assertThat(port.get("request_o")).isEqualTo(0x1234);
      port.clock();
    }
    port.set("request_ready_i", 1).clock().set("request_ready_i", 0);
    assertThat(port.get("request_valid_o")).isZero();
    give(port, 0xFF, 0x00);
    assertThat(port.get("request_o")).isEqualTo(0x00FF);
  }

  @Test
  void aByteIsTakenOnceHoweverLongItsStrobe() {
    BlockDriver port = port();
    port.set("ui_in", 0x56).set("uio_in", STROBE).clock();
    assertThat(pin(port, ACKNOWLEDGED)).as("two clocks to synchronise").isFalse();
    assertThat(pin(port.clock(), ACKNOWLEDGED)).isFalse();
    assertThat(pin(port.clock(), ACKNOWLEDGED)).isTrue();
    port.set("ui_in", 0x78);
    for (int c = 0; c < 5; c++) {
      assertThat(pin(port.clock(), ACKNOWLEDGED)).isTrue();
    }
    assertThat(port.get("request_o")).isEqualTo(0x56);
    assertThat(port.get("request_valid_o")).isZero();
  }

  @Test
  void aByteWaitsForItsAcknowledgementWhileAWordIsOffered() {
    BlockDriver port = port();
    give(port, 1, 2);
    port.set("ui_in", 3).set("uio_in", STROBE);
    for (int c = 0; c < 8; c++) {
      assertThat(pin(port.clock(), ACKNOWLEDGED)).isFalse();
    }
    assertThat(port.get("request_o")).isEqualTo(0x0201);
    port.set("request_ready_i", 1).clock();
    assertThat(pin(port.clock(), ACKNOWLEDGED)).isTrue();
    assertThat(port.get("request_o")).isEqualTo(0x0203);
  }

  @Test
  void aByteToTheHostIsThereAClockBeforeItsStrobe() {
    BlockDriver port = port();
    assertThat(port.get("answer_ready_o")).isEqualTo(1);
    port.set("answer_valid_i", 1).set("answer_i", 0xBEEF).clock().set("answer_valid_i", 0);
    assertThat(port.get("uo_out")).isEqualTo(0xEF);
    assertThat(pin(port, OFFERED)).isFalse();
    assertThat(port.get("answer_ready_o")).isZero();
    for (int c = 0; c < 4; c++) {
      assertThat(pin(port.clock(), OFFERED)).isTrue();
      assertThat(port.get("uo_out")).isEqualTo(0xEF);
    }
    assertThat(take(port, 1)).containsExactly(0xEF);
    port.set("uio_in", TAKEN);
    for (int c = 0; c < 4; c++) {
      assertThat(pin(port.clock(), OFFERED)).as("not while the last is acknowledged").isFalse();
    }
    port.set("uio_in", 0);
    assertThat(take(port, 1)).containsExactly(0xBE);
    assertThat(port.clock().clock().clock().clock().get("answer_ready_o")).isEqualTo(1);
  }

  @Test
  void bytesGoBothWaysAtOnce() {
    BlockDriver port = port();
    port.set("answer_valid_i", 1).set("answer_i", 0x0102).clock().set("answer_valid_i", 0);
    give(port, 0x44, 0x55);
    assertThat(port.get("request_o")).isEqualTo(0x5544);
    assertThat(take(port, 2)).containsExactly(2, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyWordArrivesOnceAndInOrderAtAnyPace(long seed) {
    var random = new SplittableRandom(seed);
    BlockDriver port = port();
    List<Integer> given = new ArrayList<>();
    List<Integer> requests = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    boolean strobe = false;
    boolean acknowledges = false;
    int octet = 0;
    int answer = 1;
    for (int c = 0; c < 20_000; c++) {
      if (random.nextInt(3) == 0) {
        if (!strobe && !pin(port, ACKNOWLEDGED)) {
          octet = random.nextInt(256);
          given.add(octet);
          strobe = true;
        } else if (strobe && pin(port, ACKNOWLEDGED)) {
          strobe = false;
        }
      }
      if (random.nextInt(3) == 0 && acknowledges != pin(port, OFFERED)) {
        acknowledges = !acknowledges;
        if (acknowledges) {
          taken.add((int) port.get("uo_out"));
        }
      }
      port.set("ui_in", strobe ? octet : random.nextInt(256));
      port.set("uio_in", (strobe ? STROBE : 0) | (acknowledges ? TAKEN : 0) | 0xF6);
      boolean ready = random.nextInt(4) == 0;
      boolean valid = random.nextInt(4) == 0;
      port.set("request_ready_i", ready ? 1 : 0);
      port.set("answer_valid_i", valid ? 1 : 0).set("answer_i", answer);
      if (ready && port.get("request_valid_o") != 0) {
        requests.add((int) port.get("request_o") & 0xFF);
        requests.add((int) port.get("request_o") >> 8);
      }
      if (valid && port.get("answer_ready_o") != 0) {
        answers.add(answer & 0xFF);
        answers.add(answer >> 8);
        answer = random.nextInt(1 << 16);
      }
      port.clock();
    }
    assertThat(requests).as("seed %d", seed).hasSizeGreaterThan(500);
    assertThat(requests).isEqualTo(given.subList(0, requests.size()));
    assertThat(given).hasSizeBetween(requests.size(), requests.size() + 4);
    assertThat(taken).as("seed %d", seed).hasSizeGreaterThan(500);
    assertThat(taken).isEqualTo(answers.subList(0, taken.size()));
    assertThat(answers).hasSizeBetween(taken.size(), taken.size() + 4);
  }

  @Test
  void resetIsSynchronisedAndForgetsWhatWasUnderWay() {
    BlockDriver port = port();
    give(port, 1);
    port.set("answer_valid_i", 1).set("answer_i", 0xBEEF).clock().set("answer_valid_i", 0);
    port.set("rst_n", 0).clock();
    assertThat(port.get("rst_no")).isEqualTo(1);
    port.clock();
    assertThat(port.get("rst_no")).isZero();
    port.clock();
    assertThat(port.record()).containsOnly(0);
    port.set("rst_n", 1).clock().clock();
    assertThat(port.get("rst_no")).isEqualTo(1);
    give(port, 7, 8);
    assertThat(port.get("request_o")).isEqualTo(0x0807);
  }
}
