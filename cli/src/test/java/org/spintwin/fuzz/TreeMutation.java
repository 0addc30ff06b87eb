// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spintwin.fuzz.YamlTree.Items;
import org.spintwin.fuzz.YamlTree.Key;
import org.spintwin.fuzz.YamlTree.Keys;
import org.spintwin.fuzz.YamlTree.Node;
import org.spintwin.fuzz.YamlTree.Raw;
import org.spintwin.fuzz.YamlTree.Slot;

/** Faults in a document that know its grammar. */
final class TreeMutation {
  private static final String LAUGHS =
      "[&a [x, x, x], &b [*a, *a, *a, *a], &c [*b, *b, *b, *b], &d [*c, *c, *c, *c], *d]";

  private TreeMutation() {}

  /** Puts a few faults into a document. */
  static void apply(SplittableRandom random, Node root) {
    for (int i = Draw.few(random); i > 0; i--) {
      List<Slot> slots = YamlTree.slots(root);
      if (!slots.isEmpty()) {
        once(random, Draw.of(random, slots), slots);
      }
    }
  }

  private static void once(SplittableRandom random, Slot slot, List<Slot> others) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> slot.set(new Raw(HostileText.number(random)));
      case 5 -> slot.set(new Raw(quoted(HostileText.word(random))));
      case 6 -> slot.set(new Raw(HostileText.word(random)));
      case 7 -> slot.remove();
      case 8 -> slot.repeat();
      case 9 -> slot.set(copied(Draw.of(random, others)));
      case 10 -> addKey(random, slot);
      default -> slot.set(new Raw(structure(random)));
    }
  }

  /** The value of another place; a value that held itself would have no end. */
  private static Node copied(Slot other) {
    return new Raw(YamlTree.flow(other.value()));
  }

  private static void addKey(SplittableRandom random, Slot slot) {
    Raw value = new Raw(HostileText.number(random));
    if (slot.parent() instanceof Keys keys) {
      keys.keys().add(new Key(HostileText.word(random), value));
    } else {
      ((Items) slot.parent()).nodes().add(value);
    }
  }

  /** As a JSON string, which YAML reads as well. */
  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String structure(SplittableRandom random) {
    int many = Draw.one(random, 10, 17, 60, 1000, 50_000);
    return switch (random.nextInt(14)) {
      case 0 -> "[]";
      case 1 -> "{}";
      case 2 -> "";
      case 3 -> "null";
      case 4 -> "[".repeat(many) + "]".repeat(many);
      case 5 -> "{a: ".repeat(many) + "1" + "}".repeat(many);
      case 6 -> "[".repeat(many);
      case 7 -> "[" + "1, ".repeat(many) + "1]";
      case 8 -> "{" + "a: 1, ".repeat(many) + "b: 1}";
      case 9 -> "\"" + "x".repeat(many * 10) + "\"";
      case 10 -> LAUGHS;
      case 11 -> "!!" + Draw.one(random, "binary", "set", "int", "float", "java.net.URL") + " [1]";
      case 12 -> "|\n  text\n  more";
      default -> "? " + "[1]" + " : 2";
    };
  }

  /** Faults that only a text has: directives, other documents, marks, tabs. */
  static String around(SplittableRandom random, String text) {
    return switch (random.nextInt(48)) {
      case 0 -> "%YAML 9.9\n---\n" + text;
      case 1 -> "%TAG ! tag:evil,2000:\n---\n" + text;
      case 2 -> text + "---\n" + text;
      case 3 -> "\uFEFF" + text;
      case 4 -> text.replace(" ", "\t");
      case 5 -> text.replace("\n", "\r\n");
      case 6 -> text.replace("\n", "\r");
      case 7 -> "#" + "x".repeat(random.nextInt(100_000)) + "\n" + text;
      case 8 -> "\n".repeat(random.nextInt(100_000)) + text;
      case 9 -> text + "...\n" + HostileText.word(random);
      case 10 -> "- ".repeat(Draw.one(random, 3, 60, 20_000)) + text;
      case 11 -> "? ".repeat(Draw.one(random, 3, 60, 20_000)) + text;
      default -> text;
    };
  }

  /** The lines of a text, some of them moved, doubled or gone. */
  static String shuffledLines(SplittableRandom random, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = Draw.few(random); i > 0 && !lines.isEmpty(); i--) {
      String line = Draw.of(random, lines);
      switch (random.nextInt(3)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
        default -> lines.set(lines.indexOf(line), " ".repeat(random.nextInt(9)) + line.strip());
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
