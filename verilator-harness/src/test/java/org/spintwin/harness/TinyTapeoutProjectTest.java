// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.export.CoreTop;
import org.spintwin.export.ExportFormat;
import org.spintwin.export.ExportFormats;
import org.spintwin.export.ExportedCore;
import org.spintwin.export.ExportedCore.Shell;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.spec.TwinImage;

/** The exported project of Tiny Tapeout, and its own test on its Verilog and on a netlist. */
@Execution(ExecutionMode.CONCURRENT)
final class TinyTapeoutProjectTest {
  private static final String TOP = "tt_um_tiny";
  private static final ToolOutput SILENT = new ToolOutput(0, "");

  /** Areas of SKY130's smallest cells, um^2. */
  private static final Map<String, Double> AREAS =
      Map.ofEntries(
          Map.entry("$_DFF_P_", 20.02),
          Map.entry("$_MUX_", 11.26),
          Map.entry("$_AND_", 6.26),
          Map.entry("$_OR_", 6.26),
          Map.entry("$_NAND_", 3.75),
          Map.entry("$_NOR_", 3.75),
          Map.entry("$_NOT_", 3.75),
          Map.entry("$_AOI3_", 5.0),
          Map.entry("$_OAI3_", 5.0),
          Map.entry("$_XOR_", 8.76),
          Map.entry("$_XNOR_", 8.76));

  private static final Map<String, String> PROJECT = project();

  @TempDir Path folder;

  private static ExportFormat format() {
    return ExportFormats.ALL.stream()
        .filter(f -> f.name().equals("tinytapeout"))
        .findFirst()
        .orElseThrow();
  }

  private static ExportedCore core(GoldenChip chip, Map<Shell, CoreTop> shells) {
    var stimulus = new TestbenchStimulus(chip);
    var top =
        new CoreTop(
            chip.design(), RecordedVectors.record(chip.golden(), stimulus, stimulus.clocks()));
    var origin = new Origin("a \"tiny\" network", 10e6, 1, Map.of("chip.yaml", "name: tiny\n"));
    return ExportedCore.of(top, origin, TimingVectors.of(chip), shells, Map.of());
  }

  private static ExportedCore behindPins(GoldenChip chip) {
    var shell = new CoreTop(TinyTapeoutChip.of(chip).design(), PinConversation.of(chip).vectors());
    return core(chip, Map.of(Shell.TINY_TAPEOUT, shell));
  }

  /** The project of the small chip, text by path. */
  private static Map<String, String> project() {
    Map<String, String> files = new LinkedHashMap<>();
    format()
        .files(behindPins(TinyTapeoutChipsTest.bare()))
        .forEach(
            f -> {
              assertThat(f.path()).startsWith("tinytapeout/");
              assertThat(files.put(f.path().substring("tinytapeout/".length()), f.text())).isNull();
            });
    return files;
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static List<String> sources(Map<String, String> project) {
    return project.keySet().stream().filter(f -> f.matches("src/.*\\.v")).toList();
  }

  /** The rules of project_info.py of tt-support-tools, and of what it then does with the files. */
  @Test
  void infoIsWhatTheToolsOfTinyTapeoutTake() throws IOException {
    Map<String, String> files = PROJECT;
    JsonNode info = new YAMLMapper().readTree(files.get("info.yaml"));
    assertThat(info.get("yaml_version").intValue()).isEqualTo(6);
    JsonNode project = info.get("project");
    for (String key : List.of("title", "author", "description", "language", "top_module")) {
      assertThat(project.get(key).asText()).as(key).isNotEmpty();
    }
    assertThat(project.get("description").asText()).isEqualTo("a \"tiny\" network");
    assertThat(project.get("top_module").asText()).isEqualTo(TOP);
    assertThat(project.get("clock_hz").isInt()).isTrue();
    assertThat(project.get("tiles").asText()).isEqualTo("2x2");
    List<String> named = new ArrayList<>();
    project.get("source_files").forEach(f -> named.add("src/" + f.asText()));
    assertThat(named).containsExactlyElementsOf(sources(files)).startsWith("src/" + TOP + ".v");
    List<String> pins = new ArrayList<>();
    info.get("pinout").fieldNames().forEachRemaining(pins::add);
    assertThat(pins)
        .containsExactlyElementsOf(
            Stream.of("ui", "uo", "uio")
                .flatMap(bus -> IntStream.range(0, 8).mapToObj(i -> bus + "[" + i + "]"))
                .toList());
    assertThat(info.get("pinout")).noneMatch(JsonNode::isNull);
    assertThat(info.fieldNames()).toIterable().containsExactly("project", "pinout", "yaml_version");
    JsonNode config = new YAMLMapper().readTree(files.get("src/config.json"));
    assertThat(config.get("CLOCK_PERIOD").intValue()).isEqualTo(100);
    assertThat(config.get("CLOCK_PORT").asText()).isEqualTo("clk");
    assertThat(files.get("docs/info.md"))
        .contains("\n## How it works\n", "\n## How to test\n", "\n## External hardware\n");
  }

  @Test
  void theTopHasExactlyThePinsOfTinyTapeout() {
    String text = PROJECT.get("src/" + TOP + ".v");
    String ports = text.substring(text.indexOf("module " + TOP), text.indexOf(");"));
    assertThat(ports.lines().map(l -> l.replaceAll("//.*", "").trim().replaceAll("\\s+", " ")))
        .contains(
            "input wire clk,",
            "input wire rst_n,",
            "input wire ena,",
            "input wire [7:0] ui_in,",
            "output wire [7:0] uo_out,",
            "input wire [7:0] uio_in,",
            "output wire [7:0] uio_out,",
            "output wire [7:0] uio_oe");
    assertThat(ports.lines().filter(l -> l.matches("\\s*(input|output).*"))).hasSize(8);
    assertThat(PROJECT.values()).noneMatch(t -> t.contains("LOAD_IMAGE = 1,"));
  }

  /** The conversation says something: the weights are loaded, and the chip spikes. */
  @Test
  void theConversationIsThatOfTheBareChip() {
    GoldenChip bare = TinyTapeoutChipsTest.bare();
    List<Integer> answers = PinConversation.of(bare).words();
    long digest = bare.design().digest();
    assertThat(answers)
        .startsWith(0xB000, 1, 0, (int) digest & 0xFFFF, (int) (digest >> 16), 0xA040, 0xA044);
    assertThat(answers.stream().filter(w -> w == 0xA044)).hasSize(8 * 4);
    List<Integer> spikes = answers.subList(answers.lastIndexOf(0xA044) + 1, answers.size());
    assertThat(spikes.stream().filter(w -> w == 0x8000)).hasSize(24);
    assertThat(spikes)
        .isEqualTo(spikesOf(TinyTapeoutChipsTest.image(), PinConversation.words(bare)));
    assertThat(spikes.stream().filter(w -> w < 0x8000).count()).isGreaterThan(10);
  }

  /** What the model of steps makes of the events. */
  private static List<Integer> spikesOf(TwinImage image, List<Integer> words) {
    var steps = new MramLifSteps(image);
    List<Integer> spikes = new ArrayList<>();
    long events = 0;
    for (int word : words.subList(words.lastIndexOf(0xA044) + 3, words.size())) {
      if (word == 0x8000) {
        steps.step(new long[] {events});
        IntStream.range(0, 4).filter(steps::spiked).forEach(spikes::add);
        spikes.add(0x8000);
        events = 0;
      } else {
        events |= 1L << word;
      }
    }
    return spikes;
  }

  @Test
  @RequiresTool({"iverilog", "make"})
  void itsTestPassesFromUnknownMemories() throws IOException, InterruptedException {
    write(PROJECT);
    ToolOutput output = ToolOutput.of(folder.resolve("test"), List.of("make", "-s"));
    assertThat(output.text()).startsWith("PASS: ").doesNotContain("warning");
    assertThat(output.exitCode()).isZero();
  }

  @Test
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  @RequiresTool({"iverilog", "yosys"})
  void itsTestPassesOnANetlistThatStartsUnknownAndIsAsLargeAsEstimated()
      throws IOException, InterruptedException {
    Map<String, String> files = PROJECT;
    write(files);
    String script =
        "read_verilog "
            + String.join(" ", sources(files))
            + "; hierarchy -check -top "
            + TOP
            + "; proc; check -assert; flatten; opt; memory; opt -full; techmap; opt;"
            + " dfflegalize -cell $_DFF_P_ x; abc -g NAND,NOR,AND,OR,XOR,XNOR,MUX,AOI3,OAI3;"
            + " opt_clean; check -assert; select -assert-none t:$_DLATCH*;"
            + " tee -q -o stat.txt stat; write_verilog -noattr test/gates.v";
    assertThat(ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script))).isEqualTo(SILENT);
    assertThat(files.get("info.yaml")).contains(String.format("%d um^2", estimate()));
    assertThat(area(Files.readString(folder.resolve("stat.txt"))))
        .isBetween(0.7 * estimate(), 1.02 * estimate());
    Path test = folder.resolve("test");
    assertThat(
            ToolOutput.of(
                test, List.of("iverilog", "-o", "gates.vvp", "-s", "tb", "tb.v", "gates.v")))
        .isEqualTo(SILENT);
    assertThat(ToolOutput.of(test, List.of("vvp", "-n", "gates.vvp")).text()).startsWith("PASS: ");
  }

  private static long estimate() {
    return 50 * (331 + 541);
  }

  private static double area(String stat) {
    return stat.lines()
        .map(line -> line.trim().split(" +"))
        .filter(words -> words.length == 2 && AREAS.containsKey(words[0]))
        .mapToDouble(words -> AREAS.get(words[0]) * Integer.parseInt(words[1]))
        .sum();
  }

  @Test
  void whatIsTooLargeIsRefusedWithWhatWouldFit() {
    GoldenChip chip = MramLifModel.chip(LinkChips.repeater(24));
    assertThat(format().objection(behindPins(chip)))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .matches(
                        "it takes 8,\\d+ flip-flops, [\\d,]+ of registers and [\\d,]+ of memories, and"
                            + " the largest project, 8x2 tiles, has room for 3,733; with \\d+"
                            + " neurons in place of 24 it would fit. Smaller are: fewer inputs, codes"
                            + " and membranes of fewer bits, event_queue 16, lanes 1, counter_bits 0,"
                            + " readback false, settings fixed"));
  }

  @Test
  void aChipWithoutStreamsIsRefused() {
    assertThat(format().objection(core(SmallPerceptrons.small(true), Map.of())))
        .contains(
            "it needs event streams and registers, through which a host loads the weights, as an"
                + " ASIC has no memory images; take a chip of kind mram-lif, architecture"
                + " parallel-axi or folded");
  }
}
