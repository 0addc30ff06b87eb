// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FrameTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theCheckIsThatOfTheCatalogue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Frame.crc(digits, digits.length)).isEqualTo(0x29B1);
  }

  /** Examples of the paper by Cheshire and Baker, and of its article in Wikipedia. */
  @Test
  void zerosBecomeDistances() {
    String[][] pairs = {
      {"", "01"},
      {"00", "0101"},
      {"0000", "010101"},
      {"001100", "01021101"},
      {"11220033", "0311220233"},
      {"11223344", "0511223344"},
      {"11000000", "0211010101"},
      {"4500002c4c79000040064f37", "024501042c4c79010540064f37"}
    };
    for (String[] pair : pairs) {
      assertThat(HEX.formatHex(Cobs.encoded(HEX.parseHex(pair[0])))).isEqualTo(pair[1]);
      assertThat(Cobs.decoded(HEX.parseHex(pair[1])).map(HEX::formatHex)).contains(pair[0]);
    }
  }

  @Test
  void aDistanceBeyondTheEndIsNoCode() {
    assertThat(Cobs.decoded(HEX.parseHex("031122"))).isPresent();
    assertThat(Cobs.decoded(HEX.parseHex("041122"))).isEmpty();
    assertThat(Cobs.decoded(HEX.parseHex("ff1122"))).isEmpty();
    assertThat(Cobs.decoded(new byte[0])).isEmpty();
  }

  @Test
  void longerBodiesAreRefused() {
    assertThat(Cobs.encoded(new byte[Cobs.LONGEST])).hasSize(Cobs.LONGEST + 1);
    assertThatThrownBy(() -> Cobs.encoded(new byte[Cobs.LONGEST + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("254 bytes; at most 253");
  }

  /** Bytes made with Python: {@code binascii.crc_hqx}, and COBS by hand. */
  @Test
  void aFrameHasTheBytesOfThePage() {
    var frame = new Frame(Frame.ASK, 0x1234, 5, 0x0607, 0, new int[] {0x8000, 3});
    assertThat(HEX.formatHex(frame.encoded())).isEqualTo("060202341205030706010103800303be8000");
  }

  @Test
  void everyFrameComesBack() {
    var random = new SplittableRandom(1);
    for (int n = 0; n < 2000; n++) {
      Frame frame = random(random);
      byte[] code = frame.encoded();
      assertThat(code).hasSize(14 + 2 * frame.words().length).endsWith(0);
      assertThat(Arrays.copyOf(code, code.length - 1)).doesNotContain(0);
      assertThat(read(code)).get().usingRecursiveComparison().isEqualTo(frame);
    }
  }

  @Test
  void aFrameWithAByteLostFlippedOrDoubledIsNone() {
    var random = new SplittableRandom(2);
    for (int n = 0; n < 20_000; n++) {
      byte[] code = random(random).encoded();
      int at = random.nextInt(code.length - 1);
      byte[] damaged =
          switch (random.nextInt(3)) {
            case 0 -> without(code, at);
            case 1 -> flipped(code, at, random.nextInt(1, 256));
            default -> doubled(code, at);
          };
      assertThat(read(damaged)).as("frame %d", n).isEmpty();
    }
  }

  @Test
  void whatIsTooShortIsNoFrame() {
    for (String code : new String[] {"00", "0100", "020300", "010101010101010101010100"}) {
      assertThat(read(HEX.parseHex(code))).as(code).isEmpty();
    }
  }

  @Test
  void theReaderIsInStepAgainAfterAnyBytes() {
    var random = new SplittableRandom(3);
    var reader = new FrameReader();
    for (int n = 0; n < 500; n++) {
      int noise = random.nextInt(600);
      for (int i = 0; i < noise; i++) {
        reader.take((byte) random.nextInt(256));
      }
      reader.take((byte) 0);
      Frame frame = random(random);
      assertThat(read(reader, frame.encoded())).get().usingRecursiveComparison().isEqualTo(frame);
    }
  }

  private static Frame random(SplittableRandom random) {
    int[] words = new int[random.nextInt(Frame.MOST_WORDS + 1)];
    // Many zeros, and frames without any.
    int zeros = random.nextInt(3);
    Arrays.setAll(words, i -> random.nextInt(3) < zeros ? 0 : random.nextInt(1 << 16));
    return new Frame(
        random.nextInt(8),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        words);
  }

  private static Optional<Frame> read(byte[] code) {
    return read(new FrameReader(), code);
  }

  private static Optional<Frame> read(FrameReader reader, byte[] code) {
    Optional<Frame> found = Optional.empty();
    for (byte octet : code) {
      found = reader.take(octet);
    }
    return found;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, rest, at, rest.length - at);
    return rest;
  }

  private static byte[] flipped(byte[] bytes, int at, int mask) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) mask;
    return changed;
  }

  private static byte[] doubled(byte[] bytes, int at) {
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
    return more;
  }
}
