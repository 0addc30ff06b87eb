// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.fuzz.HostileFormat;

/**
 * Any input at all ends with a documented exit code and a message: no stack trace, no hang, no more
 * than 1 GB, nothing written where it was not asked for. {@code -Dspintwin.fuzzCases=N} runs more
 * cases, {@code -Dspintwin.fuzzSeed=S} others, {@code -Dspintwin.fuzzFirst=I} begins elsewhere.
 */
final class HostileInputTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long CASES = Long.getLong("spintwin.fuzzCases", FULL ? 100_000 : 5_000);
  private static final long SEED = Long.getLong("spintwin.fuzzSeed", 1);
  private static final long FIRST = Long.getLong("spintwin.fuzzFirst", 0);

  /** With fewer cases not every format and end is met. */
  private static final long EVERYTHING = 5_000;

  /** Processes that a case may end before the campaign is given up. */
  private static final int MOST_PROCESSES = 30;

  @TempDir private Path scratch;

  @Test
  void anyInputEndsWithAMessage() throws Exception {
    Path findings = Path.of("target/hostile").toAbsolutePath();
    clear(findings);
    System.out.println("seed " + SEED + ", cases " + FIRST + " to " + (FIRST + CASES - 1));
    long next = FIRST;
    for (int process = 1; next < FIRST + CASES && process <= MOST_PROCESSES; process++) {
      next = run(findings, next);
    }
    assertThat(next).as("cases that were run").isEqualTo(FIRST + CASES);
    Map<String, Map<String, Long>> tally = tally(findings);
    tally.forEach((format, ends) -> System.out.println(format + " " + ends));
    assertThat(Files.readString(findings.resolve(HostileInputs.FINDINGS))).isEmpty();
    if (CASES >= EVERYTHING) {
      assertEverythingMet(tally);
    }
  }

  /** Cases that all end at the first byte would prove little. */
  private static void assertEverythingMet(Map<String, Map<String, Long>> tally) {
    assertThat(tally.keySet())
        .containsAll(HostileFormat.ALL.stream().map(HostileFormat::name).toList());
    for (String format : List.of("ChipFiles", "TableFiles", "NpyFiles", "NirModels", "IdxFiles")) {
      long all = tally.get(format).values().stream().mapToLong(Long::longValue).sum();
      assertThat(tally.get(format).get("0")).as(format + " accepted").isGreaterThan(all / 50);
      assertThat(tally.get(format)).as(format + " ends").hasSizeGreaterThan(2);
    }
  }

  /**
   * Runs cases in a process of their own.
   *
   * @return the case to go on with
   */
  private long run(Path findings, long first) throws Exception {
    Path folder = Files.createDirectories(scratch.resolve("case"));
    Path temporary = Files.createDirectories(scratch.resolve("tmp"));
    Path home = Files.createDirectories(scratch.resolve("home"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // most code runs too seldom to be worth more
            "-Djava.io.tmpdir=" + temporary,
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            HostileInputs.class.getName(),
            scratch.toString(),
            findings.toString(),
            "" + SEED,
            "" + first,
            "" + (FIRST + CASES - first));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(findings.resolve("process.txt").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8"); // file names with any letters
    int exit = builder.start().waitFor();
    long last = Long.parseLong(Files.readString(findings.resolve(HostileInputs.BEGUN)));
    String said = Files.readString(findings.resolve("process.txt"));
    assertThat(exit).as("case " + last + " ended the process: " + said).isZero();
    return last + 1;
  }

  private static void clear(Path findings) throws IOException {
    Files.createDirectories(findings);
    for (String file : List.of(HostileInputs.BEGUN, HostileInputs.TALLY)) {
      Files.deleteIfExists(findings.resolve(file));
    }
    Files.writeString(findings.resolve(HostileInputs.FINDINGS), "");
  }

  private static Map<String, Map<String, Long>> tally(Path findings) throws IOException {
    return Files.readAllLines(findings.resolve(HostileInputs.TALLY)).stream()
        .map(line -> line.split(" "))
        .collect(
            Collectors.groupingBy(
                line -> line[0],
                TreeMap::new,
                Collectors.groupingBy(
                    line -> line[1],
                    TreeMap::new,
                    Collectors.summingLong(line -> Long.parseLong(line[2])))));
  }
}
