// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.soak.Finished;
import org.spintwin.soak.RandomKind;
import org.spintwin.soak.Soak;
import org.spintwin.soak.SoakTotals;

/** Tells of a soak: differences at once, how far it is each minute, and the table at its end. */
final class SoakProgress implements Soak.Listener {
  private static final long NOTE_NANOS = 60_000_000_000L;
  private static final String ROW = "%-22s %8s %15s %13s %10s";

  private final long seed;
  private final Path folder;
  private final Console console;
  private final long start = System.nanoTime();
  private final List<Finished> all = new ArrayList<>();
  private int before;
  private long noted = start;

  SoakProgress(long seed, Path folder, Console console) {
    this.seed = seed;
    this.folder = folder;
    this.console = console;
  }

  @Override
  public void begins(List<Finished> earlier, int droppedBytes) {
    all.addAll(earlier);
    before = earlier.size();
    if (droppedBytes > 0) {
      console.warn(
          "HALFLINE",
          "the journal ended with "
              + droppedBytes
              + " bytes of a line that was never finished; they were dropped, and its chip is done"
              + " again");
    }
    if (before > 0) {
      console.note("going on with %s: %s", folder, line());
    }
  }

  @Override
  public void finished(Finished finished) {
    all.add(finished);
    if (!finished.agrees()) {
      console.print(
          "%s: chip %d of seed %d (%s): %s",
          console.bad("differs"), finished.index(), seed, finished.kind(), finished.result());
      console.print("  what was found is in %s", Soak.leftBehind(folder, finished.index()));
      console.print("  repeat with: %s", Soak.replay(seed, finished));
    }
    long now = System.nanoTime();
    if (now - noted >= NOTE_NANOS) {
      noted = now;
      console.note("%8.1f min  %s", (now - start) / 6e10, line());
    }
  }

  @Override
  public void failed(long index, String why) {
    console.warn("NOTCOMPARED", "chip " + index + " of seed " + seed + ": " + why);
  }

  private String line() {
    SoakTotals totals = SoakTotals.of(all);
    return String.format(
        Locale.ROOT,
        "%d chips, %,d clocks, %d mismatches",
        totals.configurations(),
        totals.clocks(),
        totals.mismatches());
  }

  /**
   * Prints the table.
   *
   * @return whether all chips agreed
   */
  boolean summary(Soak.Result result, Map<String, Object> json) {
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Finished> finished = result.finished();
    SoakTotals totals = SoakTotals.of(finished);
    SoakTotals now = SoakTotals.of(all.subList(before, all.size()));
    console.print(ROW, "kind", "chips", "clocks", "steps", "mismatches");
    Map<String, Object> byKind = new LinkedHashMap<>();
    for (RandomKind kind : RandomKind.values()) {
      SoakTotals row =
          SoakTotals.of(finished.stream().filter(f -> f.kind().equals(kind.key())).toList());
      print(kind.key(), row);
      byKind.put(kind.key(), json(row));
    }
    print("all", totals);
    console.print(
        "this run: %d chips, %,d clocks in %.0f s, %,.0f clocks/s; seed %d, journal in %s",
        now.configurations(), now.clocks(), seconds, now.clocks() / seconds, seed, folder);
    result.failures().forEach(f -> console.print("not compared: %s", f));
    json.put("totals", json(totals));
    json.put("kinds", byKind);
    json.put("thisRun", json(now));
    json.put("seconds", seconds);
    json.put("clocksPerSecond", now.clocks() / seconds);
    json.put(
        "mismatches", finished.stream().filter(f -> !f.agrees()).map(SoakProgress::json).toList());
    json.put("notCompared", result.failures());
    return totals.mismatches() == 0;
  }

  private void print(String name, SoakTotals row) {
    console.print(
        ROW,
        name,
        row.configurations(),
        String.format(Locale.ROOT, "%,d", row.clocks()),
        String.format(Locale.ROOT, "%,d", row.steps()),
        row.mismatches());
  }

  private static Map<String, Object> json(SoakTotals totals) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chips", totals.configurations());
    json.put("clocks", totals.clocks());
    json.put("steps", totals.steps());
    json.put("bitsCompared", totals.bits());
    json.put("mismatches", totals.mismatches());
    return json;
  }

  static Map<String, Object> json(Finished finished) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", finished.index());
    json.put("kind", finished.kind());
    json.put("digest", finished.digest());
    json.put("bitsPerClock", finished.bitsPerClock());
    json.put("memoryBits", finished.memoryBits());
    json.put("clocks", finished.clocks());
    json.put("steps", finished.steps());
    json.put("result", finished.result());
    return json;
  }
}
