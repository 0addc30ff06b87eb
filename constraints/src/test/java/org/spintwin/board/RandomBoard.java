// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.spintwin.board.BoardPort.Pull;

/** Board files of users, with everything that one may hold. */
final class RandomBoard {
  private final RandomGenerator random;
  private final Set<String> pins = new HashSet<>();
  private final FpgaDevice device;

  private RandomBoard(RandomGenerator random) {
    this.random = random;
    device = FpgaDevice.ALL.get(random.nextInt(FpgaDevice.ALL.size()));
  }

  static String text(RandomGenerator random) {
    return new RandomBoard(random).text();
  }

  private String text() {
    int divide = 1 << random.nextInt(5);
    StringBuilder file = new StringBuilder("spintwin: 1\nboard: my-board\n");
    file.append("device: ").append(device.name()).append("\npart: part-").append(random.nextInt(9));
    file.append("\nclock: {hz: ").append(divide * random.nextLong(1_000_000, 20_000_000));
    file.append(", divide: ").append(divide).append(pin()).append("}\n");
    if (random.nextBoolean()) {
      file.append("reset: {active: ").append(level("high", "low")).append(pin()).append("}\n");
    }
    file.append("uart:\n  rx: {").append(pin().substring(2));
    file.append("}\n  tx: {").append(pin().substring(2)).append("}\n");
    list(file, "leds", "active", "high", "low");
    list(file, "hold", "level", "1", "0");
    return file.toString();
  }

  private void list(StringBuilder file, String key, String level, String high, String low) {
    int count = random.nextInt(3);
    if (count > 0) {
      file.append(key).append(":\n");
    }
    for (int i = 0; i < count; i++) {
      file.append("  - {").append(level).append(": ").append(level(high, low));
      file.append(pin()).append("}\n");
    }
  }

  private String level(String high, String low) {
    return random.nextBoolean() ? high : low;
  }

  /** The keys of a pin after others, no pin twice. */
  private String pin() {
    String pin;
    do {
      String row = random.nextBoolean() ? "" : String.valueOf((char) ('A' + random.nextInt(26)));
      pin = row + random.nextInt(1, 40);
    } while (!pins.add(pin));
    IoStandard[] standards = IoStandard.values();
    IoStandard standard = standards[random.nextInt(standards.length)];
    Pull pull = Pull.values()[random.nextInt(device.family().pullsDown() ? 3 : 2)];
    return ", pin: "
        + pin
        + ", standard: "
        + standard
        + ", pull: "
        + pull.name().toLowerCase(java.util.Locale.ROOT);
  }
}
