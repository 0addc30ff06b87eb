// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.fuzz.SoundChips.Sound;
import org.spintwin.fuzz.YamlTree.Node;

/** Chip files of all kinds, with faults, and the commands that take them. */
final class ChipFiles implements HostileFormat {
  static final String CHIP = "chip.yaml";
  static final String INPUT = "in.csv";

  @Override
  public HostileCase draw(SplittableRandom random) {
    Sound sound = Draw.of(random, SoundChips.ALL);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(CHIP, chip(random, sound));
    files.put(INPUT, utf8(sound.input()));
    return HostileCase.command(files, words(random));
  }

  private static byte[] chip(SplittableRandom random, Sound sound) {
    if (Draw.rarely(random, 4)) {
      return ByteMutation.damaged(random, utf8(sound.text()));
    }
    if (Draw.rarely(random, 8)) {
      return utf8(TreeMutation.shuffledLines(random, sound.text()));
    }
    Node root = YamlTree.parsed(sound.text());
    if (!Draw.rarely(random, 16)) { // else it is sound
      TreeMutation.apply(random, root);
    }
    return utf8(TreeMutation.around(random, YamlTree.text(root)));
  }

  /** A command line that takes {@link #CHIP}. */
  static List<String> words(SplittableRandom random) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> List.of("simulate", CHIP, "--input", INPUT, "--trace", trace(random), "--quiet");
      case 2 -> List.of("generate", CHIP, "-o", "out", "--quiet");
      case 3 -> List.of("export", CHIP, "--format", "all", "-o", "out", "--quiet");
      case 4 -> List.of("export", CHIP, "--format", "spice", "-o", "out", "--steps", "20");
      case 5 -> List.of("export", CHIP, "--format", "nir", "-o", "out.nir");
      case 6 -> List.of("verify", CHIP, "--cycles", "10", "--out", "out");
      case 7 -> List.of("check", CHIP, "--json", "-");
      case 8 -> List.of("check", CHIP, "--arch", architecture(random));
      case 9 -> List.of("check", CHIP, "--lanes", HostileText.number(random));
      default -> List.of("check", CHIP);
    };
  }

  static String trace(SplittableRandom random) {
    return Draw.one(random, "out.csv", "out.npy", "out.nir");
  }

  private static String architecture(SplittableRandom random) {
    return Draw.one(random, "parallel", "parallel-axi", "folded", HostileText.word(random));
  }
}
