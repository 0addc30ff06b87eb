// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.fuzz.YamlTree.Node;

/** What the program wrote as JSON and reads again: replays of mismatches, receipts of builds. */
final class JsonFiles implements HostileFormat {
  private static final String REPLAY =
      "{\"schemaVersion\": 1, \"specDigest\": 5, \"cycles\": 100, \"seed\": 1,"
          + " \"parameters\": {\"TRACE_BITS\": 20}, \"input\": \"spikes.npy\"}";

  private static final String RECEIPT =
      "{\"board\": \"icebreaker\", \"bitstream\": \"chip.bin\","
          + " \"loader\": [\"iceprog\", \"{bitstream}\"]}";

  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      files.put("in/build.json", document(random, RECEIPT));
      files.put("in/chip.bin", new byte[8]);
      return HostileCase.command(files, List.of("flash", "in"));
    }
    files.put(ChipFiles.CHIP, utf8(SoundChips.of("mram-lif").text()));
    files.put("in/replay.json", document(random, REPLAY));
    files.put("in/spikes.npy", NpyFiles.array(random, 3, 4));
    return HostileCase.command(
        files,
        List.of("verify", ChipFiles.CHIP, "--replay", "in/replay.json", "--out", "out", "--quiet"));
  }

  private static byte[] document(SplittableRandom random, String sound) {
    if (Draw.rarely(random, 4)) {
      return ByteMutation.damaged(random, utf8(sound));
    }
    Node root = YamlTree.parsed(sound);
    if (!Draw.rarely(random, 10)) {
      TreeMutation.apply(random, root);
    }
    return utf8(YamlTree.flow(root));
  }
}
