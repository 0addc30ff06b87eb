// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

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
  void aFileThatJavaNamesIsEnough() {
    Failure failure = Failure.of(new NoSuchFileException("/some/file"));
    assertThat(failure.message()).isEqualTo("%Error-IO: cannot read or write: /some/file");
  }
}
