// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.device.MtjArray;
import org.spintwin.io.MtjBnnFile;
import org.spintwin.spec.MtjBnnChip;

final class MtjBnnTwinTest {
  @TempDir Path folder;

  private MtjBnnTwin load(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return MtjBnnTwin.load(folder.resolve("chip.yaml"), List.of());
  }

  private MtjBnnTwin starter() throws IOException {
    return load(Map.of("chip.yaml", MtjBnnFile.starter()));
  }

  @Test
  void whatItIsGeneratedFromGivesTheSameChipAgain() throws IOException {
    MtjBnnChip spec = MtjBnnChip.standard("x").withStates("elsewhere/states.csv");
    boolean[][] targets = new MtjArray(spec).randomStates();
    MtjBnnTwin twin = load(MtjBnnTwin.sources(spec, targets));
    assertThat(twin.targets()).isDeepEqualTo(targets);
    MtjBnnTwin again = load(twin.origin().sources());
    assertThat(again.chip().design().parameters()).isEqualTo(twin.chip().design().parameters());
    assertThat(again.chip().design().digest()).isNotZero();
    twin.chip()
        .design()
        .memories()
        .forEach(
            (name, contents) ->
                assertThat(again.chip().design().memories().get(name)).isEqualTo(contents));
  }

  @Test
  void theCellsHoldWhatTheWriteLeft() throws IOException {
    MtjBnnTwin twin = starter();
    long[] states = twin.chip().golden().memory("u_cell_writer.state_q");
    int misses = 0;
    for (int cell = 0; cell < 225; cell++) {
      boolean held = states[cell] != 0;
      assertThat(held).isEqualTo(twin.image().states()[cell / 15][cell % 15]);
      misses += held == twin.targets()[cell / 15][cell % 15] ? 0 : 1;
    }
    assertThat(misses).isEqualTo(1);
    assertThat(twin.facts().get("writes"))
        .isEqualTo("1 of 225 cells hold another state than was written (probability 0.01000)");
  }

  @Test
  void clippedCodesAreWarnedOf() throws IOException {
    String narrow = MtjBnnFile.starter().replace("code_bits: 11 ", "code_bits: 9 ");
    assertThat(starter().warnings()).isEmpty();
    MtjBnnTwin twin = load(Map.of("chip.yaml", narrow));
    assertThat(twin.warnings())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.code()).isEqualTo("CLIPPED");
              assertThat(w.text())
                  .matches(
                      "\\d+ of 450 codes lie outside sQ0.8 and are clipped; raise array.code_bits"
                          + " or lower array.code_fraction_bits");
            });
  }
}
