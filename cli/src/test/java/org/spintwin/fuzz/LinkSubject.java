// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.fuzz.YamlTree.Node;
import org.spintwin.golden.GoldenChip;
import org.spintwin.kind.ChipKind;

/** Chips that can stand behind a link. */
final class LinkSubject {
  /** One of events, one of samples. */
  static final List<GoldenChip> CHIPS = List.of(chip("mram-lif"), chip("sot-mlp"));

  private LinkSubject() {}

  private static GoldenChip chip(String kind) {
    Node root = YamlTree.parsed(SoundChips.of(kind).text());
    YamlTree.put(root, "architecture", "{kind: folded}");
    try {
      Path file = Files.createTempFile("sound", ".yaml");
      try {
        Files.writeString(file, YamlTree.text(root));
        return ChipKind.of(file).load(file, List.of()).chip();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing a sound chip", e);
    }
  }
}
