// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TextLinesTest {
  @Test
  void linesAreThoseOfTheString() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append("a, \r\n\r\n".charAt(random.nextInt(7)));
      }
      assertThat(new TextLines(text.toString()))
          .as(text.toString())
          .isEqualTo(text.toString().lines().toList());
    }
  }

  @Test
  void thereIsNoLineAfterTheLast() {
    TextLines lines = new TextLines("1\n2\n");
    assertThat(lines).containsExactly("1", "2");
    assertThatThrownBy(() -> lines.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aLineThatIsAskedForAgainIsTheSameText() {
    TextLines lines = new TextLines("a long line\nanother\n");
    assertThat(lines.get(0)).isSameAs(lines.get(0));
    assertThat(lines.get(1)).isEqualTo("another");
    assertThat(lines.get(0)).isEqualTo("a long line");
  }
}
