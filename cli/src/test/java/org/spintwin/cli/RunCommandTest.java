// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.NeedsVerilator;
import org.spintwin.io.ChipOption;
import org.spintwin.kind.ChipKind;
import org.spintwin.link.PinLine;
import org.spintwin.link.SerialLine;
import org.spintwin.link.TerminalBoard;

/** {@code run} over every kind of link, and what it says where there is none. */
final class RunCommandTest {
  private static final int BAUD = 115_200;
  private static final int STEPS = 30;

  @TempDir Path folder;
  private Path chip;
  private Path spikes;
  private Path trace;

  @BeforeEach
  void writeChipAndSpikes() throws IOException {
    chip = folder.resolve("chip.yaml");
    trace = folder.resolve("trace.csv");
    assertThat(CommandLineRun.of("init", "-o", chip).exit()).isZero();
    StringBuilder list = new StringBuilder("step,address\n");
    for (int i = 0; i < 16 * STEPS; i++) {
      list.append(i / 16).append(',').append(i * 7 % 64).append('\n');
    }
    spikes = Files.writeString(folder.resolve("spikes.csv"), list);
  }

  private CommandLineRun run(String link, Object... more) {
    Object[] words = {"run", chip, "--link", link, "--input", spikes, "--trace", trace, "--force"};
    return CommandLineRun.of(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  private PinLine board(String architecture) {
    var options = List.of(ChipOption.arch(architecture));
    return PinLine.golden(ChipKind.of(chip).load(chip, options).chip(), 4 * BAUD, BAUD);
  }

  /** The spikes that simulate writes, in its first columns. */
  private List<String> expected() throws IOException {
    Path all = folder.resolve("all.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", spikes, "--trace", all, "--force");
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(all);
    int columns =
        (int)
            Arrays.stream(lines.get(0).split(","))
                .filter(name -> name.equals("step") || name.startsWith("spike_"))
                .count();
    return lines.stream()
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, columns)))
        .toList();
  }

  @Test
  void everyLinkGivesTheSpikesOfSimulate() throws IOException, InterruptedException {
    NeedsVerilator.check();
    List<String> expected = expected();
    assertThat(expected.subList(1, expected.size()))
        .hasSize(STEPS)
        .anyMatch(line -> line.substring(line.indexOf(',')).contains("1"));
    try (var board = new TerminalBoard(board("parallel-axi"))) {
      for (String link : List.of("golden:", "sim:", "serial:" + board.port())) {
        CommandLineRun run = run(link, "--json", "-");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(trace).content().isEqualTo(String.join("\n", expected) + "\n");
        JsonNode json = run.json();
        assertThat(json.get("link").asText()).isEqualTo(link);
        assertThat(json.get("steps").asInt()).isEqualTo(STEPS);
        assertThat(run.err()).contains(STEPS + " steps over " + link + ", ");
      }
    }
  }

  @Test
  void stepsAfterTheInputHaveNoSpikes() throws IOException {
    CommandLineRun run = run("golden:", "--steps", STEPS + 5, "--arch", "folded");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readAllLines(trace)).hasSize(1 + STEPS + 5);
    assertThat(Files.readAllLines(trace).subList(0, 1 + STEPS)).isEqualTo(expected());
  }

  @Test
  void spikesArePrintedWhereNoFileIsGiven() throws IOException {
    List<String> list = new ArrayList<>(List.of("step,address"));
    List<String> table = expected();
    for (String row : table.subList(1, table.size())) {
      String[] cells = row.split(",");
      for (int c = 1; c < cells.length; c++) {
        if (cells[c].equals("1")) {
          list.add(cells[0] + "," + (c - 1));
        }
      }
    }
    CommandLineRun run = CommandLineRun.of("run", chip, "--link", "golden:", "--input", spikes);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(list).hasSizeGreaterThan(1);
    assertThat(run.out().lines().toList()).isEqualTo(list);
    assertThat(run.err())
        .contains(STEPS + " steps over golden:, " + (list.size() - 1) + " output spikes\n");
  }

  @Test
  void samplesGiveWhatSimulateWrites() throws IOException {
    for (String kind : List.of("mtj-bnn", "sot-mlp")) {
      Path other = folder.resolve(kind + ".yaml");
      assertThat(CommandLineRun.of("init", "--chip", kind, "-o", other).exit()).isZero();
      int numbers = kind.equals("sot-mlp") ? 784 : 13;
      String row =
          IntStream.range(0, numbers).mapToObj(i -> "" + i % 2).reduce((a, b) -> a + "," + b).get();
      Path samples = Files.writeString(folder.resolve("samples.csv"), row + "\n" + row + "\n");
      Path simulated = folder.resolve(kind + "-simulated.csv");
      Path ran = folder.resolve(kind + "-ran.csv");
      Object[] folded = kind.equals("sot-mlp") ? new Object[] {"--arch", "folded"} : new Object[0];
      for (Object[] command :
          new Object[][] {{"simulate", simulated}, {"run", ran, "--link", "golden:"}}) {
        List<Object> words = new ArrayList<>(List.of(command[0], other));
        words.addAll(List.of("--input", samples, "--trace", command[1]));
        words.addAll(List.of(command).subList(2, command.length));
        words.addAll(List.of(folded));
        CommandLineRun run = CommandLineRun.of(words.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
      }
      assertThat(ran).hasSameTextualContentAs(simulated);
      List<Object> printed = new ArrayList<>(List.of("run", other, "--link", "golden:"));
      printed.addAll(List.of("--input", samples));
      printed.addAll(List.of(folded));
      assertThat(ran).content().isEqualTo(CommandLineRun.of(printed.toArray()).out());
    }
  }

  @Test
  void saysWhatALinkLooksLike() {
    CommandLineRun run = run("usb:1");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "%Error-USAGE: spintwin run: --link: found 'usb:1'; allowed golden: (the golden model"
                + " behind simulated pins), sim: (its Verilog likewise) or serial:PORT, as"
                + " serial:/dev/ttyUSB1\n");
    assertThat(run("serial:").err()).contains("--link: found 'serial:'; allowed golden:");
    assertThat(run("golden:", "--baud", 9600).err())
        .contains("--baud: found 9600; allowed 115200 to 3000000\n");
    assertThat(CommandLineRun.of("run", chip, "--input", spikes, "--trace", trace).err())
        .contains("--link: none given; allowed golden:");
    assertThat(trace).doesNotExist();
  }

  @Test
  void timedStepsAreRefused() throws IOException {
    String starter = Files.readString(chip);
    Files.writeString(chip, starter.replace("step_end: tlast", "step_end: divider"));
    CommandLineRun run = run("golden:", "--arch", "folded");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "%Error-COMBINATION: "
                + chip
                + ": architecture.step_end: found divider; allowed tlast, where steps are given"
                + " over a link\n");
    assertThat(trace).doesNotExist();
  }

  @Test
  void saysThatThereIsNoSuchPort() {
    CommandLineRun run = run("serial:/dev/ttyNowhere7");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("%Error-NOPORT: there is no port /dev/ttyNowhere7; there ");
    assertThat(trace).doesNotExist();
  }

  @Test
  void saysThatTheBoardHoldsAnotherChip() throws InterruptedException {
    try (var board = new TerminalBoard(board("folded"))) {
      CommandLineRun run = run("serial:" + board.port());
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err()).contains("%Error-WRONGCHIP: the board holds another chip: its digest");
      assertThat(trace).doesNotExist();
    }
  }

  @Test
  void saysThatNobodyAnswers() throws InterruptedException {
    try (var board = new TerminalBoard(new DeadLine())) {
      CommandLineRun run = run("serial:" + board.port(), "--baud", "3000000");
      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err())
          .contains(
              "%Error-SILENT: the board does not answer; is it powered, programmed with this chip"
                  + " for 3000000 baud, and this its port?\n");
    }
  }

  @Test
  void saysThatTheBoardWasReset() throws InterruptedException {
    var pins = board("parallel-axi");
    try (var board = new TerminalBoard(new Stumbling(pins))) {
      CommandLineRun run = run("serial:" + board.port());
      assertThat(run.exit()).isEqualTo(5);
      assertThat(run.err())
          .contains(
              "%Error-BOARDRESET: the board was reset, or taken by another program; what was under"
                  + " way is lost, begin again\n");
      assertThat(trace).doesNotExist();
    }
  }

  /** Nobody is at the other end. */
  private static class DeadLine implements SerialLine {
    @Override
    public long baud() {
      return BAUD;
    }

    @Override
    public long latencyNanos() {
      return 0;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public int read(byte[] into, long wait) {
      LockSupport.parkNanos(wait);
      return 0;
    }

    @Override
    public void close() {}
  }

  /** Somebody presses the button once in the middle of the run. */
  private static final class Stumbling extends DeadLine {
    private final PinLine pins;
    private int bytes;

    Stumbling(PinLine pins) {
      this.pins = pins;
    }

    @Override
    public long nanos() {
      return pins.nanos();
    }

    @Override
    public void write(byte[] more) {
      if (bytes < 600 && bytes + more.length >= 600) {
        pins.pressReset();
      }
      bytes += more.length;
      pins.write(more);
    }

    @Override
    public int read(byte[] into, long wait) {
      return pins.read(into, wait);
    }
  }
}
