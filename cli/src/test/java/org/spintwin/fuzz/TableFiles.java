// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.spintwin.fuzz.SoundChips.Sound;
import org.spintwin.fuzz.YamlTree.Node;
import org.spintwin.io.LabelledTable;

/** Tables as text: spikes, samples, weights, masks, codes, settings, measured currents, labels. */
final class TableFiles implements HostileFormat {
  /** A chip's key that names a file, and a sound file for it. */
  private record Reference(String kind, String key, String table) {}

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference("mram-lif", "array.weights", "1,2,3,0\n-1,0,1,2\n3,3,3,3\n0,0,0,-3\n"),
          new Reference("mram-lif", "array.codes", "0,1,2,3\n".repeat(16)),
          new Reference("mram-lif", "inhibition.mask", "0,1,1,1\n1,0,1,1\n1,1,0,1\n1,1,1,0\n"),
          new Reference("sot-mlp", "weights", "1\n-1\n".repeat(6)),
          new Reference("mtj-bnn", "array.states", "1,0,1,0,1,0,1,0,1,0,1,0,1,0,1\n".repeat(15)),
          new Reference("ecram", "array.weights", "1,2,3,4\n5,6,7,8\n9,10,11,12\n"),
          new Reference("ts-pcm", "training.pattern", "1,0,0,0,1\n".repeat(5)),
          new Reference("lif-network", "layers", ""));

  private static final String MEASURED = measured();

  private static final String LABELLED = "1,0.5,2\n2,0.25,4\n1,1,1\n";

  private static String measured() {
    StringBuilder text = new StringBuilder("neuron,input,level,current\n");
    for (int i = 0; i < 64; i++) {
      text.append(i / 16 + "," + i / 4 % 4 + "," + i % 4 + "," + i % 4 * 2e-6 + "\n");
    }
    return text.toString();
  }

  @Override
  public HostileCase draw(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> input(random);
      case 3 -> calibrated(random);
      case 4 -> {
        Map<String, byte[]> files = Map.of("in.csv", faulty(random, LABELLED));
        yield HostileCase.reading(
            files, "LabelledTable.read", () -> LabelledTable.read(Path.of("in.csv")));
      }
      default -> referred(random);
    };
  }

  private static HostileCase input(SplittableRandom random) {
    Sound sound = Draw.of(random, SoundChips.ALL);
    String text = random.nextInt(4) == 0 ? "# steps: 9\n" + sound.input() : sound.input();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(ChipFiles.CHIP, utf8(sound.text()));
    files.put(ChipFiles.INPUT, faulty(random, text));
    List<String> words = new ArrayList<>(List.of("simulate", ChipFiles.CHIP, "--input"));
    words.addAll(List.of(ChipFiles.INPUT, "--trace", ChipFiles.trace(random), "--quiet"));
    if (Draw.rarely(random, 8)) {
      words.addAll(List.of("--steps", Draw.one(random, "1", "3", "500", "0", "-1", "x")));
    }
    return HostileCase.command(files, words);
  }

  private static HostileCase calibrated(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(ChipFiles.CHIP, utf8(SoundChips.of("mram-lif").text()));
    files.put("in.csv", faulty(random, MEASURED));
    return HostileCase.command(
        files, List.of("calibrate", "in.csv", ChipFiles.CHIP, "-o", "out.yaml", "--quiet"));
  }

  private static HostileCase referred(SplittableRandom random) {
    Reference reference = Draw.of(random, REFERENCES);
    Node root = YamlTree.parsed(SoundChips.of(reference.kind()).text());
    String name = Draw.rarely(random, 6) ? HostileText.word(random) : "table.csv";
    String value = TreeMutation.quoted(name);
    Map<String, byte[]> files = new LinkedHashMap<>();
    switch (reference.kind()) {
      case "sot-mlp" -> {
        YamlTree.put(root, "weights", "{layer_1: " + value + "}");
        files.put("table.csv", faulty(random, reference.table()));
      }
      case "lif-network" -> {
        String settings = "{leak: " + value + ", threshold: 100}";
        YamlTree.put(
            root,
            "layers",
            "[{name: h, neurons: 3, settings: %s, sources: [{from: inputs}], weights: %s}]"
                .formatted(settings, random.nextBoolean() ? "w.csv" : value));
        files.put("table.csv", faulty(random, "1\n2\n3\n"));
        files.put("w.csv", faulty(random, "1,2,3,4\n5,6,7,8\n9,10,11,12\n"));
      }
      default -> {
        YamlTree.put(root, reference.key(), value);
        files.put("table.csv", faulty(random, reference.table()));
      }
    }
    files.put(ChipFiles.CHIP, utf8(YamlTree.text(root)));
    files.put(ChipFiles.INPUT, utf8(SoundChips.of(reference.kind()).input()));
    return HostileCase.command(files, ChipFiles.words(random));
  }

  /** The table with faults in its cells, lines or bytes. */
  static byte[] faulty(SplittableRandom random, String table) {
    if (Draw.rarely(random, 4)) {
      return ByteMutation.damaged(random, utf8(table));
    }
    if (Draw.rarely(random, 6)) {
      return utf8(TreeMutation.shuffledLines(random, table));
    }
    List<String> lines = new ArrayList<>(table.lines().toList());
    for (int i = random.nextInt(4); i > 0 && !lines.isEmpty(); i--) {
      int at = random.nextInt(lines.size());
      lines.set(at, faultyLine(random, lines.get(at)));
    }
    return utf8(TreeMutation.around(random, String.join("\n", lines) + "\n"));
  }

  private static String faultyLine(SplittableRandom random, String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    int at = random.nextInt(cells.size());
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> cells.set(at, HostileText.number(random));
      case 3 -> cells.set(at, HostileText.word(random));
      case 4 -> cells.remove(at);
      case 5 -> cells.add(at, HostileText.number(random));
      case 6 -> cells.set(at, ",".repeat(Draw.one(random, 1, 4096, 60_000)));
      default -> cells.set(at, "\"" + cells.get(at) + "\"");
    }
    StringJoiner joined = new StringJoiner(Draw.one(random, ",", ",", ",", ";", "\t", " , "));
    cells.forEach(joined::add);
    return joined.toString();
  }
}
