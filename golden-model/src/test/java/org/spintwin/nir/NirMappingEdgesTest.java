// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.spec.LifNetworkChip.Layer;

/** Networks at the edges of what becomes a chip. */
final class NirMappingEdgesTest {
  private static final double DT = 1e-3;

  @TempDir Path folder;

  private static GraphText chain(String lif) {
    return new GraphText()
        .input("in", 2)
        .node("a", "Linear")
        .set("a", "weight", NirArray.reals(new double[] {0.5, 0.25}, 1, 2))
        .node(lif, "LIF")
        .set(lif, "tau", 0.01)
        .set(lif, "r", 10)
        .set(lif, "v_leak", 0)
        .set(lif, "v_threshold", 0.6)
        .output("out", 1);
  }

  private static Mapped map(NirFile file, ImportOptions options) {
    double[][] steps = new double[50][2];
    Arrays.stream(steps).forEach(step -> Arrays.fill(step, 1));
    NirNetwork network = NirNetwork.of(file, DT);
    var calibration = Calibration.of(network, options, new double[][][] {steps});
    return new NirMapping(network, calibration, options, null).map("mapped");
  }

  /** Its answers fill its membrane; times a code they would not fit one as wide. */
  @Test
  void aReadoutThatDrivesNeuronsLeavesThemCodes() {
    NirFile file =
        new GraphText()
            .input("in", 2)
            .node("a", "Linear")
            .set("a", "weight", NirArray.reals(new double[] {0.5, 0.25}, 1, 2))
            .node("li", "LI")
            .set("li", "tau", 0.01)
            .set("li", "r", 1)
            .set("li", "v_leak", 0)
            .node("b", "Linear")
            .set("b", "weight", NirArray.reals(new double[] {1}, 1, 1))
            .node("if", "IF")
            .set("if", "r", 1000)
            .set("if", "v_threshold", 0.5)
            .output("out", 1)
            .way("in > a > li > b > if > out")
            .file();
    var given = ImportOptions.standard(DT).withMembraneBits(24);
    Layer driver = map(file, given).chip().layers().get(0);
    Layer driven = map(file, given).chip().layers().get(1);
    assertThat(driver.membraneBits()).isEqualTo(24 - 8 + 1);
    assertThat(driven.membraneBits()).isEqualTo(24);
    assertThat(driven.codes()[0][0]).isGreaterThan(60);
  }

  @Test
  void aDotInANameIsNotTheNameOfAGraph() throws IOException {
    NirFile file = chain("layers.0").way("in > a > layers.0 > out").file();
    Path graph = folder.resolve("graph.nir");
    file.write(graph);
    Mapped mapped = map(NirFile.read(graph), ImportOptions.standard(DT));
    var chip =
        new LifNetworkFile(
            mapped.chip(), mapped.scale(), new LifNetworkFile.Graph("graph.nir", "s"));
    NirFile exported = NirExport.of(folder.resolve("chip.yaml"), chip);
    assertThat(exported.graph().nodes()).containsOnlyKeys("in", "a", "layers.0", "out");
    assertThat(exported.graph().edges()).isEqualTo(file.graph().edges());
  }

  @Test
  void numbersNearTheEndOfDoublePrecisionAreRefused() {
    NirFile file =
        chain("lif")
            .set("a", "weight", NirArray.reals(new double[] {1e307, 1}, 1, 2))
            .way("in > a > lif > out")
            .file();
    assertThatThrownBy(() -> map(file, ImportOptions.standard(DT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "weights or parameters of layer lif that make a step of its membrane \\S+; allowed"
                + " 1.0E-200 to 1.0E200");
  }
}
