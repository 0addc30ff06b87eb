// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.link.LinkException;
import org.spintwin.link.LinkException.Kind;

final class FailureTest {
  @Test
  void aFullDiskSaysWhatToDo() {
    Failure failure = Failure.of(new UncheckedIOException(new IOException("No space left")));
    assertThat(failure.exit()).isEqualTo(ExitCode.TOOL_FAILED);
    assertThat(failure.message())
        .isEqualTo(
            "%Error-IO: cannot read or write: No space left; make room where the output goes, or"
                + " name another place. What was begun is removed");
  }

  @Test
  void everyFailureOfALinkHasItsExitCode() {
    Map<Kind, ExitCode> exits = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Failure failure = Failure.of(new LinkException(kind, "no board"));
      assertThat(failure.message())
          .isEqualTo("%%Error-%s: no board", kind == Kind.RESET ? "BOARDRESET" : code(kind));
      exits.put(kind, failure.exit());
    }
    assertThat(exits)
        .containsOnly(
            entry(Kind.NO_PORT, ExitCode.INVALID_INPUT),
            entry(Kind.NO_PERMISSION, ExitCode.INVALID_INPUT),
            entry(Kind.PORT_BUSY, ExitCode.INVALID_INPUT),
            entry(Kind.PORT_FAILED, ExitCode.TOOL_FAILED),
            entry(Kind.SILENT, ExitCode.TIMEOUT),
            entry(Kind.STALLED, ExitCode.TIMEOUT),
            entry(Kind.RESET, ExitCode.TOOL_FAILED),
            entry(Kind.WRONG_CHIP, ExitCode.INVALID_INPUT));
  }

  private static String code(Kind kind) {
    return kind.name().replace("_", "");
  }

  @Test
  void aFileThatJavaNamesIsEnough() {
    Failure failure = Failure.of(new NoSuchFileException("/some/file"));
    assertThat(failure.message()).isEqualTo("%Error-IO: cannot read or write: /some/file");
  }
}
