// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spintwin.kind.ChipKind;

/** The small chips whose figures docs/assurance.md states. */
final class AssuredChipsTest {
  @Test
  void eachCanBeRead() throws IOException {
    List<Path> files;
    try (Stream<Path> folder = Files.list(SourceTree.ROOT.resolve("docs/assurance"))) {
      files = folder.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(8);
    assertThat(files.stream().map(f -> ChipKind.of(f).name()).distinct())
        .containsExactlyInAnyOrderElementsOf(ChipKind.names());
    for (Path file : files) {
      assertThat(ChipKind.of(file).load(file, List.of()).chip().design().name())
          .as("%s", file)
          .endsWith("_small");
    }
  }
}
