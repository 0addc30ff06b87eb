// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.RequiresTool;

/** Soaks of few chips of the kinds that are built soonest. */
@RequiresTool("verilator")
final class SoakTest {
  private static final long SEED = 2;
  private static final long CLOCKS = 20_000;
  private static final Set<RandomKind> KINDS = EnumSet.of(RandomKind.ECRAM, RandomKind.TS_PCM);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("soak");
  }

  /** What a soak tells. */
  private static final class Told implements Soak.Listener {
    final List<Finished> finished = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    List<Finished> before;
    int droppedBytes;

    @Override
    public void begins(List<Finished> earlier, int dropped) {
      before = earlier;
      droppedBytes = dropped;
    }

    @Override
    public void finished(Finished entry) {
      finished.add(entry);
    }

    @Override
    public void failed(long index, String why) {
      failed.add(index + ": " + why);
    }
  }

  private static SoakSettings settings(Path folder, long chips, int workers, Class<?> program) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    // What all tests keep: the compiled headers of Verilator are there.
    environment.put("SPINTWIN_CACHE", Path.of("target", "model-cache").toAbsolutePath().toString());
    return new SoakSettings(
        SEED,
        folder,
        KINDS,
        CLOCKS,
        60,
        Duration.ofHours(1),
        chips,
        workers,
        false,
        Duration.ofMinutes(10),
        environment,
        program.getName());
  }

  private static List<Long> indices(List<Finished> finished) {
    return finished.stream().map(Finished::index).toList();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  /** A soak in a process of its own, to be killed. */
  static final class Whole {
    public static void main(String[] arguments) throws IOException {
      Soak.run(settings(Path.of(arguments[0]), 100, 1, SoakWorker.class), new Told());
    }
  }

  @Test
  void aKilledSoakGoesOnWhereItWasAndCountsNothingTwice() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Whole.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    Path journal = folder.resolve(SoakJournal.FILE);
    while (!Files.exists(journal) || Files.readAllLines(journal).size() < 2) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly().waitFor(); // kill -9
    for (ProcessHandle worker : below) {
      worker.onExit().get(); // ends by itself: nobody asks it any more
    }
    int earlier = Files.readAllLines(journal).size() - 1;
    Told told = new Told();
    Soak.Result result = Soak.run(settings(folder, earlier + 1, 1, SoakWorker.class), told);
    assertThat(told.before).hasSize(earlier);
    assertThat(told.finished).hasSize(1);
    assertThat(result.finished()).hasSize(earlier + 1).allMatch(Finished::agrees);
    assertThat(indices(result.finished())).startsWith(6L, 7L).doesNotHaveDuplicates();
    assertThat(result.finished()).extracting(Finished::clocks).containsOnly(CLOCKS);
    assertThat(SoakTotals.of(result.finished()).clocks()).isEqualTo((earlier + 1) * CLOCKS);
    assertThat(left()).containsExactly(SoakJournal.FILE);
  }

  @Test
  void twoWorkersShareTheConfigurations() throws IOException {
    Told told = new Told();
    Soak.Result result = Soak.run(settings(folder, 4, 2, SoakWorker.class), told);
    assertThat(indices(result.finished())).containsExactlyInAnyOrder(6L, 7L, 18L, 19L);
    assertThat(result.finished()).isEqualTo(told.finished).allMatch(Finished::agrees);
    assertThat(result.failures()).isEmpty();
    assertThat(left()).containsExactly(SoakJournal.FILE);
  }

  /** Every ECRAM chip counts from 1 after reset. */
  static final class Corrupting {
    public static void main(String[] arguments) throws InterruptedException {
      SoakWorker.serve(arguments, Corrupting::corrupted);
    }

    private static Map<String, String> corrupted(Map<String, String> files) {
      Map<String, String> changed = new HashMap<>(files);
      changed.computeIfPresent(
          "ecram_control.v",
          (name, text) ->
              text.replaceFirst("tries_q <= \\{TRY_BITS\\{1'b0", "tries_q <= {TRY_BITS{1'b1"));
      return changed;
    }
  }

  @Test
  void aDifferenceIsToldAndLeftBehindAndTheSoakGoesOn() throws IOException {
    Told told = new Told();
    Soak.Result result = Soak.run(settings(folder, 3, 1, Corrupting.class), told);
    assertThat(indices(result.finished())).containsExactly(6L, 7L, 18L);
    Finished wrong = result.finished().get(0);
    assertThat(wrong.agrees()).isFalse();
    assertThat(result.finished().get(1).agrees()).isTrue();
    assertThat(SoakTotals.of(result.finished()).mismatches()).isPositive();
    Path left = folder.resolve("6-ecram");
    assertThat(left).isEqualTo(Soak.leftBehind(folder, 6));
    assertThat(left.resolve("window.vcd")).isNotEmptyFile();
    assertThat(left.resolve("window.gtkw")).isNotEmptyFile();
    assertThat(left.resolve("rtl/ecram_control.v")).content().contains("3'd1");
    JsonNode description = new ObjectMapper().readTree(left.resolve("difference.json").toFile());
    assertThat(description.get("seed").asLong()).isEqualTo(SEED);
    assertThat(description.get("difference").asText())
        .isEqualTo(wrong.result())
        .startsWith("clock " + wrong.clocks() + ": ");
    assertThat(description.get("parameters").get("LEVELS").asLong()).isGreaterThan(1);
    assertThat(description.get("replay").asText())
        .isEqualTo("spintwin soak --seed 2 --only 6 --clocks " + (wrong.clocks() + 1))
        .isEqualTo(Soak.replay(SEED, wrong));
  }

  @Test
  void aDifferenceEndsTheSoakWhereThatIsWanted() throws IOException {
    SoakSettings s = settings(folder, 3, 1, Corrupting.class);
    SoakSettings first =
        new SoakSettings(
            s.seed(),
            s.folder(),
            s.kinds(),
            s.clocks(),
            s.seconds(),
            s.time(),
            s.configurations(),
            s.workers(),
            true,
            s.limit(),
            s.environment(),
            s.program());
    assertThat(indices(Soak.run(first, new Told()).finished())).containsExactly(6L);
  }

  /** Ends as a model would that takes its process with it. */
  static final class Crashing {
    public static void main(String[] arguments) throws InterruptedException {
      SoakWorker.serve(
          arguments,
          files -> {
            if (files.containsKey("ecram_control.v")) {
              System.err.println("last words");
              Runtime.getRuntime().halt(134);
            }
            return files;
          });
    }
  }

  @Test
  void aProcessThatDiesIsToldAndItsChipIsTriedAgainByTheNextRun() throws IOException {
    Told told = new Told();
    Soak.Result result = Soak.run(settings(folder, 1, 1, Crashing.class), told);
    assertThat(indices(result.finished())).containsExactly(7L);
    assertThat(told.failed).hasSize(1);
    assertThat(told.failed.get(0))
        .startsWith("6: the process that compared it ended with exit code 134\n  ")
        .endsWith("last words");
    assertThat(result.failures()).containsExactly("configuration " + told.failed.get(0));
    result = Soak.run(settings(folder, 2, 1, SoakWorker.class), new Told());
    assertThat(indices(result.finished())).containsExactly(7L, 6L);
  }

  /** Verilog that no chip has. */
  static final class Unbuildable {
    public static void main(String[] arguments) throws InterruptedException {
      SoakWorker.serve(
          arguments,
          files -> {
            Map<String, String> broken = new HashMap<>(files);
            broken.replaceAll((name, text) -> text + "\nnonsense\n");
            return broken;
          });
    }
  }

  @Test
  void severalThatCannotBeBuiltEndTheSoakAndAreNotCounted() {
    Told told = new Told();
    assertThatThrownBy(() -> Soak.run(settings(folder, 9, 1, Unbuildable.class), told))
        .isInstanceOfSatisfying(
            HarnessException.class,
            e -> assertThat(e.kind()).isEqualTo(HarnessException.Kind.TOOL_FAILED))
        .hasMessageStartingWith(
            "3 configurations in succession cannot be compared; mend what the last one says and give"
                + " the same command to go on: verilator failed with exit code 1")
        .hasMessageContaining("nonsense");
    assertThat(told.failed).hasSize(3);
    assertThat(told.finished).isEmpty();
  }
}
