// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.harness.RecordedVectors;
import org.spintwin.harness.TestbenchStimulus;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.Twin;
import org.spintwin.rtl.GeneratedFolder;
import org.spintwin.rtl.TestVectors;
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
      Twin twin = architecture.load(chip, console);
      List<String> files = console.timed("write files", () -> write(twin, out.path()));
      out.commit();
      console.print(
          "wrote %d files into %s, top module %s",
          files.size(), folder, twin.chip().design().name());
      json.put("folder", folder.toString());
      json.put("top", twin.chip().design().name());
      json.put("architecture", twin.architecture());
      json.put("specDigest", twin.chip().design().digest());
      json.put("files", files);
    }
    return ExitCode.OK;
  }

  /** Names of the files, relative to the folder. */
  private static List<String> write(Twin twin, Path folder) throws IOException {
    var stimulus = new TestbenchStimulus(twin.chip());
    TestVectors vectors = RecordedVectors.record(twin.chip().golden(), stimulus, stimulus.clocks());
    new GeneratedFolder(twin.chip().design(), twin.origin(), vectors).write(folder);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
