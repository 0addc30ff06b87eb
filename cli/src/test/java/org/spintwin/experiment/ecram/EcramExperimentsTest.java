// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.NeedsVerilator;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.FullMnist;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.harness.Toolchain;
import org.spintwin.report.Verdict;
import org.spintwin.spec.EcramChip;

/**
 * The experiments of the kind ecram. Those with MNIST take all of it, see {@link FullMnist}; the
 * plain run sees that without images they say so. What it trains are small digits, in the test of
 * the demonstration.
 */
final class EcramExperimentsTest {
  @TempDir Path folder;

  private static Toolchain tools() {
    NeedsVerilator.check();
    return Toolchain.find(System.getenv());
  }

  private EcramBench bench(EcramChip chip) {
    return new EcramBench(chip, tools(), DatasetFolder.of(Dataset.MNIST, folder, folder));
  }

  private static Outcome run(String name, EcramBench bench) {
    Experiment<EcramBench> experiment = Experiments.named(EcramExperiments.ALL, name).orElseThrow();
    return Experiments.run(experiment, bench);
  }

  @Test
  void anIdealCellTakesNinetyNinePulsesEachWay() {
    Outcome outcome = run("pulse-linearity", bench(EcramChip.standard("x")));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    List<List<Object>> rows = outcome.table().rows();
    assertThat(rows).hasSize(199);
    assertThat(rows.get(99)).containsExactly(99, 99, 99);
    assertThat(rows.get(198)).containsExactly(198, 0, 0);
  }

  @Test
  void aBentCellFallsBehindTheIdealOne() {
    EcramChip chip =
        EcramChip.standard("x").with(new EcramChip.Device(1e-6, 1e-5, 0.1, 0.6, 0.2, 0, 1));
    Outcome outcome = run("pulse-linearity", bench(chip));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat((int) outcome.table().rows().get(99).get(2)).isBetween(70, 98);
  }

  @Test
  void onlySelectedCellsChange() {
    Outcome outcome = run("selected-cells", bench(EcramChip.standard("x")));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat(outcome.table().rows()).contains(List.of(32, 31, 992), List.of(1, 1, 1));
  }

  @Test
  void theWorstColumnIsWithinTheErrorOfTheChip() {
    Outcome outcome = run("column-error", bench(EcramChip.standard("x")));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat(outcome.table().rows()).hasSize(22);
    assertThat(outcome.table().rows())
        .allSatisfy(row -> assertThat((double) row.get(2)).isLessThanOrEqualTo(0.0259));
  }

  @Test
  void withoutImagesTheLayersSayWhatToDo() {
    for (String name : List.of("last-layer", "on-chip-training")) {
      Outcome outcome = run(name, bench(EcramChip.standard("x")));
      assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.NOT_APPLICABLE);
      assertThat(outcome.text())
          .isEqualTo(
              "the images of mnist are not there; 'spintwin data fetch mnist' downloads them");
    }
  }

  @Test
  void imagesOfTenClassesNeedTenNeurons() {
    Outcome outcome = run("last-layer", bench(EcramChip.standard("x").sized(64, 9)));
    assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.NOT_APPLICABLE);
    assertThat(outcome.text()).isEqualTo("the images have 10 classes; array.neurons is 9");
  }

  @Test
  void mnistIsSortedByTheLastLayerAsTrainedInSoftwareAndAsTrainedOnTheChip() {
    var mnist = new DatasetFolder(Dataset.MNIST, FullMnist.folder());
    EcramBench bench = new EcramBench(EcramChip.standard("x"), tools(), mnist);
    for (String name : List.of("last-layer", "on-chip-training")) {
      Outcome outcome = run(name, bench);
      assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    }
  }
}
