// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.spintwin.kind.ChipKind;
import org.spintwin.spec.Design;

/** The timing diagrams of cores. */
@Execution(ExecutionMode.CONCURRENT)
final class TimingDiagramTest {
  @TempDir Path folder;

  /** Waves by name, and the rest of the diagram. */
  private JsonNode diagram(SmallCores chip) throws IOException {
    Path core = folder.resolve("core");
    Path file = chip.write(folder, "x");
    CommandLineRun run =
        CommandLineRun.of("export", file, "--format", "verilog", "-o", core, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(core.resolve("doc/timing.json").toFile());
  }

  private static Map<String, JsonNode> waves(JsonNode diagram) {
    Map<String, JsonNode> waves = new TreeMap<>();
    diagram.get("signal").forEach(s -> waves.put(s.path("name").asText(), s));
    return waves;
  }

  /** What a wave shows in a column. */
  private static char at(JsonNode wave, int column) {
    String letters = wave.get("wave").asText();
    int c = column;
    while (letters.charAt(c) == '.' || letters.charAt(c) == '|') {
      c--;
    }
    return letters.charAt(c);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PARALLEL_AXI", "FOLDED"})
  void theArrowIsTheLatencyOfTheSpec(SmallCores chip) throws IOException {
    JsonNode diagram = diagram(chip);
    Path file = folder.resolve("x.yaml");
    Design design = ChipKind.of(file).load(file, List.of()).chip().design();
    long latency = design.top().latency().eval(design.values());
    String label = latency == 0 ? "same edge" : latency == 1 ? "1 clock" : latency + " clocks";
    assertThat(diagram.get("edge").get(0).asText()).isEqualTo("a~>b " + label);
    Map<String, JsonNode> waves = waves(diagram);
    JsonNode result = waves.get(design.top().step());
    int ends = result.get("node").asText().indexOf('b');
    assertThat(at(result, ends)).isEqualTo('1');
    assertThat(at(result, ends - 1)).isEqualTo('0');
    if (waves.containsKey("valid_i")) { // the sample is taken where the arrow begins
      int begins = waves.get("valid_i").get("node").asText().indexOf('a');
      assertThat(at(waves.get("valid_i"), begins - 1)).isEqualTo('1');
      assertThat(!waves.containsKey("ready_o") || at(waves.get("ready_o"), begins - 1) == '1')
          .isTrue();
    }
  }

  @Test
  void aStepOfEventsIsShownFromItsEndToItsAnswer() throws IOException {
    JsonNode diagram = diagram(SmallCores.FOLDED);
    Map<String, JsonNode> waves = waves(diagram);
    int begins = waves.get("s_axis_tlast").get("node").asText().indexOf('a');
    for (String name : List.of("s_axis_tlast", "s_axis_tvalid", "s_axis_tready")) {
      assertThat(at(waves.get(name), begins - 1)).as(name).isEqualTo('1');
    }
    int ends = waves.get("m_axis_tvalid").get("node").asText().indexOf('b');
    assertThat(at(waves.get("m_axis_tvalid"), ends)).isEqualTo('1');
    assertThat(diagram.get("edge").get(0).asText()).matches("a~>b \\d+ clocks");
    assertThat(waves).doesNotContainKeys("s_axi_awvalid", "s_axi_awready");
  }

  @Test
  void allWavesHaveTheSameColumnsAndThePictureSaysTheSame() throws Exception {
    JsonNode diagram = diagram(SmallCores.MTJ);
    List<Integer> lengths =
        waves(diagram).values().stream()
            .map(w -> w.path("wave").asText().length())
            .filter(length -> length > 0)
            .distinct()
            .toList();
    assertThat(lengths).hasSize(1);
    Path picture = folder.resolve("core/doc/timing.svg");
    var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    String label = diagram.get("edge").get(0).asText().substring("a~>b ".length());
    assertThat(Files.readString(picture)).contains(">valid_i</text>", ">" + label + "</text>");
  }
}
