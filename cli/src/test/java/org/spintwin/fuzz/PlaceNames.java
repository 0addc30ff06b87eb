// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Names of chips and of what is written, within the folder where it may be. */
final class PlaceNames implements HostileFormat {
  private static final String FOLDER = "out/";

  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String kind = Draw.of(random, SoundChips.ALL).kind();
    YamlTree.Node root = YamlTree.parsed(SoundChips.of(kind).text());
    if (random.nextBoolean()) {
      YamlTree.put(root, "name", TreeMutation.quoted(HostileText.word(random)));
    }
    files.put("chip.yaml", utf8(YamlTree.text(root)));
    files.put("in.csv", utf8(SoundChips.of(kind).input()));
    String place = place(random);
    List<String> words = new ArrayList<>(words(random, place));
    if (Draw.rarely(random, 4)) {
      words.addAll(List.of("--json", place(random)));
    }
    if (Draw.rarely(random, 4)) {
      words.add("--force");
    }
    return HostileCase.command(files, words);
  }

  private static List<String> words(SplittableRandom random, String place) {
    return switch (random.nextInt(6)) {
      case 0 -> List.of("generate", "chip.yaml", "-o", place);
      case 1 -> List.of("export", "chip.yaml", "--format", "verilog,registers", "-o", place);
      case 2 -> List.of("simulate", "chip.yaml", "--input", "in.csv", "--trace", place + ".csv");
      case 3 -> List.of("init", "-o", place);
      case 4 -> List.of("build", "chip.yaml", "--board", "icebreaker", "-o", place);
      default -> List.of("verify", "chip.yaml", "--cycles", "5", "--out", place);
    };
  }

  /** Hostile, but below the folder: where the user asks for a place, it may be written. */
  private static String place(SplittableRandom random) {
    String name = HostileText.word(random).replace("\u0000", "").replace("..", "_");
    return FOLDER + name;
  }
}
