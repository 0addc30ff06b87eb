// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.golden.ChipGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.RecordedVectors;
import org.spintwin.io.StagedOutput;
import org.spintwin.rtl.GeneratedFolder;
import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TwinImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin generate}. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Write the Verilog of a chip and all that belongs to it into a folder.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin generate chip.yaml -o build/chip")
final class GenerateCommand extends SpintwinCommand {
  private static final long TESTBENCH_SEED = 1;

  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; new or empty, or replaced as a whole with --force.")
  private Path folder;

  @Mixin private ArchitectureOptions architecture;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    try (StagedOutput out = StagedOutput.folder(folder, output.force)) {
      Twin twin = Twin.load(chip, console, architecture);
      List<String> files = console.timed("write files", () -> write(twin, out.path()));
      out.commit();
      console.print(
          "wrote %d files into %s, top module %s", files.size(), folder, twin.spec().name());
      json.put("folder", folder.toString());
      json.put("top", twin.spec().name());
      json.put("architecture", twin.spec().architecture().kind().word());
      json.put("specDigest", twin.image().parameters().get("SPEC_DIGEST"));
      json.put("files", files);
    }
    return ExitCode.OK;
  }

  /** Names of the files, relative to the folder. */
  private static List<String> write(Twin twin, Path folder) throws IOException {
    TwinImage image = twin.image();
    ClockedModel golden = ChipGolden.of(image);
    Architecture kind = image.spec().architecture().kind();
    TestVectors vectors =
        RecordedVectors.record(
            golden,
            ChipStimulus.random(
                kind, image.parameters(), () -> ChipGolden.of(image), TESTBENCH_SEED),
            RecordedVectors.clocks(golden));
    new GeneratedFolder(image, twin.sources(), MramLifMemories.of(image), vectors).write(folder);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
