// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.io.NearestName;
import org.spintwin.soak.Finished;
import org.spintwin.soak.RandomKind;
import org.spintwin.soak.Soak;
import org.spintwin.soak.SoakSettings;
import org.spintwin.soak.SoakWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spintwin soak}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Build random legal chips of every kind and compare each with its golden model at every"
          + " clock, for hours, on all cores.",
      "What is finished is in a journal in DIR. Started again with the same DIR and seed, however"
          + " it ended, the soak goes on where it was.",
      "A difference leaves a folder in DIR with the chip, the waveform and the command that repeats"
          + " it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin soak --hours 8 --seed 7 --out soak7",
      "  spintwin soak --chips 24 --clocks 100000 --kinds ecram,lif-network",
      "  spintwin soak --seed 7 --only 4711"
    })
final class SoakCommand extends SpintwinCommand {
  private static final double MOST_HOURS = 10_000;
  private static final long MOST_CLOCKS = 1_000_000_000_000L;
  private static final int MOST_SECONDS = 86_400;
  private static final int MOST_WORKERS = 1024;

  /** A model that takes so much longer than it may hangs. */
  private static final int PATIENCE = 4;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "Begin no further chip after that time.")
  private Double hours;

  @Option(
      names = "--chips",
      paramLabel = "N",
      description = "End when N chips are finished, those of earlier runs with DIR among them.")
  private Long chips;

  @Option(
      names = "--only",
      paramLabel = "K",
      description = "Compare chip K of the seed alone, and leave the journal as it is.")
  private Long only;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Chip K of seed S is always the same. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "soak",
      description = "Folder of the journal. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description = "Only chips of these kinds: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Kinds.class)
  private List<String> kinds = List.of();

  @Option(
      names = "--clocks",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Most clocks for each chip. Default: ${DEFAULT-VALUE}.")
  private long clocks;

  @Option(
      names = "--seconds",
      paramLabel = "T",
      defaultValue = "3",
      description = "Most processor seconds to compare each chip. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Chips compared at once, each on one thread. Default: the number of cores.")
  private Integer threads;

  @Option(names = "--stop-at-first", description = "End at the first difference.")
  private boolean stopAtFirst;

  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(RandomKind.values()).map(RandomKind::key).iterator();
    }
  }

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    checkOptions();
    Toolchain tools = toolchain();
    json.put("seed", seed);
    return only == null ? soak(tools, console, json) : one(tools, console, json);
  }

  private void checkOptions() {
    if (hours == null && chips == null && only == null) {
      throw misuse("give --hours, --chips or --only: how long");
    }
    if (only != null && (hours != null || chips != null || !kinds.isEmpty())) {
      throw misuse("--only is one chip; give it without --hours, --chips and --kinds");
    }
    if (hours != null && !(hours > 0 && hours <= MOST_HOURS)) {
      throw misuse("--hours: found " + hours + "; allowed more than 0, up to 10000");
    }
    require("--chips", chips == null ? 1 : chips, 1, Long.MAX_VALUE);
    require("--only", only == null ? 0 : only, 0, Long.MAX_VALUE);
    require("--clocks", clocks, 1, MOST_CLOCKS);
    require("--seconds", seconds, 1, MOST_SECONDS);
    require("--threads", workers(), 1, MOST_WORKERS);
  }

  private void require(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw misuse(option + ": found " + value + "; allowed " + least + " to " + most);
    }
  }

  private int workers() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private Set<RandomKind> chosen() {
    if (kinds.isEmpty()) {
      return EnumSet.allOf(RandomKind.class);
    }
    return kinds.stream()
        .map(this::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RandomKind.class)));
  }

  private RandomKind kind(String name) {
    List<String> known = Arrays.stream(RandomKind.values()).map(RandomKind::key).toList();
    if (!known.contains(name)) {
      String nearest = NearestName.of(name, known);
      throw misuse(
          "--kinds: found '"
              + name
              + "'; allowed "
              + String.join(", ", known)
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
    return RandomKind.values()[known.indexOf(name)];
  }

  private ExitCode soak(Toolchain tools, Console console, Map<String, Object> json)
      throws IOException {
    SoakSettings settings =
        new SoakSettings(
            seed,
            folder,
            chosen(),
            clocks,
            seconds,
            hours == null ? Duration.ofDays(36_500) : Duration.ofMillis((long) (hours * 3.6e6)),
            chips == null ? Long.MAX_VALUE : chips,
            workers(),
            stopAtFirst,
            tools.timeout().plusSeconds(seconds).multipliedBy(PATIENCE),
            environment(),
            SoakWorker.class.getName());
    SoakProgress progress = new SoakProgress(seed, folder, console);
    Soak.Result result = Soak.run(settings, progress);
    boolean equal = progress.summary(result, json);
    if (!equal) {
      return ExitCode.MISMATCH;
    }
    return result.failures().isEmpty() ? ExitCode.OK : ExitCode.TOOL_FAILED;
  }

  private ExitCode one(Toolchain tools, Console console, Map<String, Object> json)
      throws IOException {
    Finished found =
        console.timed(
            "compare " + only,
            () -> Soak.only(seed, only, clocks, seconds, new VerilatorBuild(tools), folder));
    SoakProgress progress = new SoakProgress(seed, folder, console);
    progress.finished(found);
    json.put("configuration", SoakProgress.json(found));
    if (found.agrees()) {
      console.print(
          "%s: chip %d of seed %d (%s, digest %s): %d clocks, %d steps, %d bits per clock",
          console.good("equal"),
          only,
          seed,
          found.kind(),
          found.digest(),
          found.clocks(),
          found.steps(),
          found.bitsPerClock());
    }
    return found.agrees() ? ExitCode.OK : ExitCode.MISMATCH;
  }
}
