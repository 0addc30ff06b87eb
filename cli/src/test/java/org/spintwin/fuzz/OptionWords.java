// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Command lines: unknown commands and options, values that no option has. */
final class OptionWords implements HostileFormat {
  /** A command that would do something, and the options to which hostile values are given. */
  private record Line(List<String> words, List<String> options) {}

  private static final List<Line> LINES =
      List.of(
          new Line(List.of("check", "chip.yaml"), List.of("--arch", "--lanes", "--color")),
          new Line(
              List.of("simulate", "chip.yaml", "--input", "in.csv", "--trace", "out.csv"),
              List.of("--steps", "--arch", "--lanes", "--color")),
          new Line(
              List.of("verify", "chip.yaml", "--out", "out"),
              List.of("--cycles", "--seed", "--param", "--shell", "--rtl", "--replay", "--input")),
          new Line(
              List.of("export", "chip.yaml", "-o", "out", "--steps", "9"),
              List.of("--format", "--neuron", "--seed", "--comparator", "--input")),
          new Line(
              List.of("build", "chip.yaml", "-o", "out"), List.of("--board", "--baud", "--boards")),
          new Line(
              List.of("run", "chip.yaml", "--input", "in.csv", "--trace", "out.csv"),
              List.of("--link", "--baud", "--steps")),
          new Line(List.of("serve", "chip.yaml", "--baud", "1"), List.of("--link", "--lanes")),
          new Line(List.of("init", "-o", "out.yaml"), List.of("--chip")),
          new Line(List.of("compare-spice", "chip.yaml"), List.of("--neuron", "--steps")),
          new Line(List.of("demo", "--examples", "none"), List.of("--chip", "--link", "--board")),
          new Line(List.of("bench", "chip.yaml"), List.of("--turns", "--milliseconds", "--row")),
          new Line(List.of("data", "fetch"), List.of("--color", "")),
          new Line(List.of("boards", "show"), List.of("--boards", "")),
          new Line(List.of("experiment", "-o", "out"), List.of("", "--chip")),
          new Line(List.of("flash"), List.of("", "--color")));

  private static final List<String> OF_IMPORT =
      List.of(
          "--dt",
          "--time-unit",
          "--reset",
          "--current",
          "--weight-bits",
          "--levels",
          "--membrane-bits",
          "--coefficient-bits",
          "--input-bits",
          "--input-max",
          "--lanes");

  @Override
  public HostileCase draw(SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("chip.yaml", utf8(Draw.of(random, SoundChips.ALL).text()));
    files.put("in.csv", utf8("0,1\n1,0\n"));
    Line line = Draw.of(random, LINES);
    List<String> words = new ArrayList<>(line.words());
    for (int i = Draw.few(random); i > 0; i--) {
      words.add(Draw.rarely(random, 8) ? word(random) : Draw.of(random, line.options()));
      words.add(Draw.rarely(random, 3) ? HostileText.number(random) : word(random));
    }
    words.removeIf(String::isEmpty);
    if (Draw.rarely(random, 6)) {
      words.remove(random.nextInt(words.size()));
    }
    return HostileCase.command(files, words);
  }

  /** An option of {@code import} with a value. */
  static List<String> ofImport(SplittableRandom random) {
    String value = Draw.rarely(random, 4) ? word(random) : HostileText.number(random);
    return List.of(Draw.of(random, OF_IMPORT), value.isEmpty() ? "0" : value);
  }

  /** No process can be given a NUL. */
  private static String word(SplittableRandom random) {
    return HostileText.word(random).replace("\u0000", "");
  }
}
