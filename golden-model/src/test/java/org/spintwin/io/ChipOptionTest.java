// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ChipSpec;

class ChipOptionTest {
  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: x\n";

  @TempDir Path folder;

  @Test
  void anOptionGoesBeforeTheFile() throws IOException {
    String text = "architecture: {kind: parallel, lanes: 2, counter_bits: 7}\n";
    ChipSpec spec = load(text, ChipOption.arch("parallel"), ChipOption.lanes("8"));
    assertThat(spec.architecture().lanes()).isEqualTo(8);
    assertThat(spec.architecture().counterBits()).isEqualTo(7);
  }

  @Test
  void anOptionNeedsNoSectionInTheFile() throws IOException {
    ChipSpec spec = load("", ChipOption.lanes("4"));
    assertThat(spec.architecture().kind()).isEqualTo(Architecture.PARALLEL);
    assertThat(spec.architecture().lanes()).isEqualTo(4);
  }

  @Test
  void anOptionRepairsWhatTheFileHasWrong() throws IOException {
    assertThat(load("architecture: {lanes: 3}\n", ChipOption.lanes("16")).architecture().lanes())
        .isEqualTo(16);
  }

  @Test
  void aWrongOptionIsToldAsOfTheFile() {
    assertThatThrownBy(() -> load("", ChipOption.lanes("3")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-VALUE: --lanes: architecture.lanes: found 3; allowed a power of two that"
                + " divides array.neurons (16): 1, 2, 4, 8 or 16");
    assertThatThrownBy(() -> load("", ChipOption.arch("parallell")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-VALUE: --arch: architecture.kind: found parallell; allowed "
                + String.join(", ", Architecture.words())
                + "; did you mean parallel?");
  }

  @Test
  void aSectionThatIsNoMappingStaysAFaultOfTheFile() {
    assertThatThrownBy(() -> load("architecture: 5\n", ChipOption.lanes("2")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "%Error-TYPE: "
                + folder.resolve("chip.yaml")
                + ":4:15: architecture: found 5; allowed a mapping of kind, lanes,");
  }

  private ChipSpec load(String text, ChipOption... options) throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), HEAD + text);
    return ChipInputs.load(file, List.of(options)).spec();
  }
}
