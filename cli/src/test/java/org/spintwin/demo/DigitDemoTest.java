// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.NeedsVerilator;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Mismatch;
import org.spintwin.harness.Toolchain;
import org.spintwin.spec.RecordLayout;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class DigitDemoTest {
  private final DigitDemo demo = new DigitDemo(DemoFixtures.few(150), DemoFixtures.chip());
  private final List<SplitOutcome> outcomes = demo.judge();

  @TempDir Path folder;

  @Test
  void judgesAlikeEveryTime() {
    List<SplitOutcome> again = demo.judge();
    for (int k = 0; k < DigitSet.SPLITS; k++) {
      for (DigitChip kind : DigitChip.values()) {
        assertThat(again.get(k).fired(kind)).isDeepEqualTo(outcomes.get(k).fired(kind));
      }
    }
  }

  @Test
  void learnsFromAFewImagesAndSuffersWithoutSubtraction() {
    double chance = 1.0 / DigitSet.CLASSES;
    double ideal = mean(DigitChip.IDEAL);
    assertThat(ideal).isGreaterThan(8 * chance);
    assertThat(mean(DigitChip.MISMATCHED)).isGreaterThan(7 * chance);
    assertThat(mean(DigitChip.WITHOUT_SUBTRACTION)).isLessThan(ideal - chance);
  }

  private double mean(DigitChip kind) {
    return outcomes.stream().mapToDouble(o -> o.accuracy(kind)).average().orElseThrow();
  }

  @Test
  void leavesNeuronsBeyondTheClassesSilentOnTheIdealChip() {
    for (long[] steps : outcomes.get(0).fired(DigitChip.IDEAL)) {
      assertThat(Arrays.stream(steps).reduce(0, (a, b) -> a | b) >>> DigitSet.CLASSES).isZero();
    }
  }

  @Test
  void verilogFiresAtTheSameStepsAsTheGoldenModel() {
    NeedsVerilator.check();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SPINTWIN_CACHE", Path.of("target", "model-cache").toAbsolutePath().toString());
    DigitRtl rtl = DigitDemo.build(outcomes.get(0), Toolchain.find(environment));
    SplitOutcome other = outcomes.get(1);
    long[][] spikes =
        Arrays.stream(other.counts()).map(Presentation.DEMO::spikes).toArray(long[][]::new);
    for (DigitChip kind : DigitChip.values()) {
      DigitRtl.Run run = rtl.run(other.twin(kind), spikes);
      assertThat(run.fired()).isDeepEqualTo(other.fired(kind));
      assertThat(run.lockstep().agrees()).isTrue();
    }
    // 30 images on three twins; a reset, 72 steps and two clocks of latency each.
    assertThat(demo.compare(rtl, other))
        .isEqualTo(new Comparison(30 * 3 * (1 + 72 + 2), 30 * 3, 0, null));
  }

  @Test
  void namesTheClockAtWhichLockstepEnded() {
    RecordLayout.Signal signal = new RecordLayout.Signal("u_x.y_q", 4, 8, false, 0);
    long[] none = {};
    Mismatch mismatch = new Mismatch(7, signal, 2, 1, 0, none, none, none);
    LockstepResult differing =
        new LockstepResult(7, Optional.of(mismatch), Optional.empty(), 32, 0, 0);
    int[] same = {3};
    assertThat(Comparison.of("split 2, ideal", differing, same, same))
        .isEqualTo(
            new Comparison(
                7,
                1,
                1,
                "split 2, ideal: clock 7: u_x.y_q[2] is 1 in the golden model, 0 in the Verilog"));
  }

  @Test
  void countsAndNamesDecisionsThatDiffer() {
    LockstepResult agreeing = new LockstepResult(9, Optional.empty(), Optional.empty(), 1, 0, 0);
    Comparison found =
        Comparison.of("split 1, ideal", agreeing, new int[] {3, 4, 5}, new int[] {3, 9, 6});
    assertThat(found)
        .isEqualTo(
            new Comparison(
                9, 3, 2, "split 1, ideal: image 1 is a 4 to the golden model, a 9 to the Verilog"));
    assertThat(Comparison.NOTHING.plus(found).plus(found).mismatches()).isEqualTo(4);
    assertThat(found.plus(Comparison.NOTHING).firstMismatch()).isEqualTo(found.firstMismatch());
  }

  @Test
  void ofEqualCountsTheLowestDigitWins() {
    assertThat(Classifier.decide(new int[] {1, 5, 2, 5})).isEqualTo(1);
    assertThat(Presentation.count(new long[] {0b101, 0b100}))
        .containsExactly(1, 0, 2, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void drawsOneMarkForEachSpike() throws Exception {
    SplitOutcome outcome = outcomes.get(0);
    String svg = demo.raster(outcome);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    int[] fired = Presentation.count(outcome.fired(DigitChip.IDEAL)[0]);
    int winner = Classifier.decide(fired);
    NodeList rectangles = document.getElementsByTagName("rect");
    assertThat(withClass(rectangles, "input")).isEqualTo(Arrays.stream(outcome.counts()[0]).sum());
    assertThat(withClass(rectangles, "winner")).isEqualTo(fired[winner]).isPositive();
    assertThat(withClass(rectangles, "output"))
        .isEqualTo(Arrays.stream(fired).sum() - fired[winner]);
    assertThat(withClass(rectangles, "band")).isEqualTo(1);
    assertThat(svg).contains("input (pixel, row by row)", "neuron (digit)", "step of the chip");
    assertThat(svg).doesNotContain("href", "url(", "<script");
  }

  private static int withClass(NodeList elements, String name) {
    int count = 0;
    for (int i = 0; i < elements.getLength(); i++) {
      String found = elements.item(i).getAttributes().getNamedItem("class").getNodeValue();
      count += found.equals(name) ? 1 : 0;
    }
    return count;
  }

  @Test
  void refusesChipsThatCannotShowDigits() throws IOException {
    assertRefused("inputs: 64", "inputs: 63", "array.inputs: found 63; allowed 64, for digits");
    assertRefused(
        "neurons: 16", "neurons: 9", "array.neurons: found 9; allowed 10 to 64, for digits");
    assertRefused(
        "divider: 1", "divider: 2", "timing.divider: found 2; allowed 0 to 1, for digits");
    assertRefused(
        "polarity: synapse",
        "polarity: row",
        "array.polarity: found row; allowed synapse: the levels have both signs");
  }

  private void assertRefused(String text, String wrong, String message) throws IOException {
    String chip = Files.readString(DemoFixtures.FOLDER.resolve("chip.yaml"));
    assertThat(chip).contains(text);
    Path file = folder.resolve("chip.yaml");
    Files.writeString(file, chip.replace(text, wrong));
    assertThatThrownBy(() -> DigitDemo.read(folder))
        .hasMessage("%Error-VALUE: " + file + ": " + message);
  }
}
