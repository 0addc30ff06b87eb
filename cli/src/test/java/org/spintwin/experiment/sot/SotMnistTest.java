// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.data.Dataset;
import org.spintwin.data.DatasetFolder;
import org.spintwin.data.FullMnist;
import org.spintwin.device.SotMlpImages;
import org.spintwin.experiment.Outcome;
import org.spintwin.harness.Toolchain;
import org.spintwin.report.Verdict;
import org.spintwin.spec.SotMlpChip;

/** All of MNIST: in the full test run only; the plain one trains on small synthetic images. */
final class SotMnistTest {
  private static Path mnist;

  @BeforeAll
  static void needsMnist() {
    mnist = FullMnist.folder();
  }

  private static SotBench bench(boolean folded) {
    SotMlpChip chip = SotMlpChip.of("sot", List.of(784, 16, 10), List.of(10)).folded(folded);
    return new SotBench(
        SotMlpImages.of(chip, SotMlpImages.randomWeights(chip)),
        true,
        new DatasetFolder(Dataset.MNIST, mnist),
        Toolchain.find(System.getenv()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goldenModelAndVerilogReadNineOfTenTestImagesAlike(boolean folded) {
    Outcome outcome = new Accuracy().run(bench(folded));
    System.out.println(outcome.text());
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
  }

  @Test
  void spreadCostsAsMuchAsComputed() {
    Outcome outcome = new VariationSweep().run(bench(false));
    System.out.println(outcome.table().csv());
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
  }

  @Test
  void writeErrorsCostAsMuchAsComputed() {
    Outcome outcome = new WriteErrorSweep().run(bench(false));
    System.out.println(outcome.table().csv());
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
  }
}
