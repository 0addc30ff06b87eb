// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.GeneratedFolder;
import org.spintwin.rtl.TestVectors;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TwinImage;

/** The generated testbench passes in both simulators, and fails for a single wrong bit. */
@RequiresTool("iverilog")
@Execution(ExecutionMode.CONCURRENT)
final class TestbenchTest {
  private static final int CLOCKS = 600;

  @TempDir Path folder;

  static Stream<TwinImage> chips() {
    return Stream.of(
        SmallChips.alpha(),
        SmallChips.wide(),
        SmallChips.ring(),
        RandomMramLif.draw(3, 24, Architecture.FOLDED),
        RandomMramLif.draw(4, 24, Architecture.FOLDED),
        RandomMramLif.draw(5, 12, Architecture.PARALLEL_AXI));
  }

  @ParameterizedTest
  @MethodSource("chips")
  void icarusPassesAndFindsOneFlippedBit(TwinImage image) throws IOException, InterruptedException {
    TestVectors vectors = generate(image, folder);
    String tb = "tb_" + image.spec().name();
    ToolOutput built =
        ToolOutput.of(
            folder,
            List.of(
                "iverilog",
                "-g2005",
                "-Wall",
                "-o",
                "tb.vvp",
                "-s",
                tb,
                "-f",
                "filelist.f",
                "tb/" + tb + ".v"));
    assertThat(built).isEqualTo(new ToolOutput(0, ""));
    List<String> run = List.of("vvp", "-n", "tb.vvp");
    assertThat(ToolOutput.of(folder, run).text()).isEqualTo(pass(vectors));
    flipLastBit();
    assertThat(ToolOutput.of(folder, run).text()).endsWith(fail()).contains("clock 599: ");
  }

  @ParameterizedTest
  @RequiresTool("verilator")
  @MethodSource("chips")
  void verilatorPassesAndFindsOneFlippedBit(TwinImage image)
      throws IOException, InterruptedException {
    TestVectors vectors = generate(image, folder);
    String tb = "tb_" + image.spec().name();
    ToolOutput built =
        ToolOutput.of(
            folder,
            List.of(
                "verilator",
                "--binary",
                "--timing",
                "-Wno-fatal",
                "-CFLAGS",
                "-O0",
                "--top-module",
                tb,
                "-f",
                "filelist.f",
                "tb/" + tb + ".v"));
    assertThat(built.exitCode()).as(built.text()).isZero();
    List<String> run = List.of(folder.resolve("obj_dir/V" + tb).toString());
    assertThat(ToolOutput.of(folder, run).text()).startsWith(pass(vectors));
    flipLastBit();
    assertThat(ToolOutput.of(folder, run).text()).contains("clock 599: ").contains(fail());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theSameTwinGivesTheSameBytes(TwinImage image) throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    generate(image, first);
    generate(image, second);
    assertThat(texts(first)).isEqualTo(texts(second)).containsKey("receipt.json");
  }

  private static String pass(TestVectors vectors) {
    return "PASS: %d clocks, %d bits compared after each\n"
        .formatted(CLOCKS, vectors.compared().bits());
  }

  private static String fail() {
    return "FAIL: 1 differences in " + CLOCKS + " clocks\n";
  }

  private static TestVectors generate(TwinImage image, Path folder) throws IOException {
    Verification chip = Verification.of(MramLifModel.chip(image));
    Stimulus stimulus = ChipStimulus.random(chip.chip(), 7);
    TestVectors vectors = RecordedVectors.record(chip.golden(), stimulus, CLOCKS);
    Map<String, String> sources = Map.of("chip.yaml", "# the chip\n");
    new GeneratedFolder(
            MramLifModel.chip(image).design(),
            new GeneratedFolder.Origin("A chip", 12e6, 1, sources),
            vectors)
        .write(folder);
    return vectors;
  }

  /** The last word of the trace holds the last signal of the last clock. */
  private void flipLastBit() throws IOException {
    Path expected = folder.resolve("tb/expected.mem");
    String text = Files.readString(expected).stripTrailing();
    int last = text.length() - 1;
    char flipped = Character.forDigit(Character.digit(text.charAt(last), 16) ^ 1, 16);
    Files.writeString(expected, text.substring(0, last) + flipped + "\n");
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return texts;
  }
}
