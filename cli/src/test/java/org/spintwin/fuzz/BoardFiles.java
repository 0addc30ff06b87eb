// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.board.Boards;
import org.spintwin.fuzz.YamlTree.Node;

/** Board files of the user. */
final class BoardFiles implements HostileFormat {
  @Override
  public HostileCase draw(SplittableRandom random) {
    String sound = new Boards(null).text(Draw.of(random, List.copyOf(Boards.NAMES)));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("boards/mine.yaml", board(random, sound));
    files.put(ChipFiles.CHIP, utf8(SoundChips.of("sot-mlp").text()));
    return HostileCase.command(files, words(random));
  }

  private static byte[] board(SplittableRandom random, String sound) {
    if (Draw.rarely(random, 4)) {
      return ByteMutation.damaged(random, utf8(sound));
    }
    Node root = YamlTree.parsed(sound);
    if (!Draw.rarely(random, 16)) {
      TreeMutation.apply(random, root);
    }
    return utf8(TreeMutation.around(random, YamlTree.text(root)));
  }

  private static List<String> words(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> List.of("boards", "list", "--boards", "boards");
      case 1 -> List.of("boards", "show", HostileText.word(random), "--boards", "boards");
      case 2 ->
          List.of("build", ChipFiles.CHIP, "--board", "mine", "--boards", "boards", "-o", "out");
      default -> List.of("boards", "show", "boards/mine.yaml");
    };
  }
}
