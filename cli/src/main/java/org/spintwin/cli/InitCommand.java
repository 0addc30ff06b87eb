// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.spintwin.io.ChipFile;
import org.spintwin.io.StagedOutput;
import org.spintwin.kind.ChipKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spintwin init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Write a commented starter chip file.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin init -o my_chip.yaml")
final class InitCommand extends SpintwinCommand {
  @Option(
      names = "--chip",
      paramLabel = "KIND",
      defaultValue = ChipFile.CHIP,
      completionCandidates = ChipKinds.class,
      description = "Kind of chip: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private String chip;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "chip.yaml",
      description = "Where to write it. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    ChipKind kind = ChipKinds.named(chip);
    try (StagedOutput out = StagedOutput.file(file, output.force)) {
      Files.writeString(out.path(), kind.starter());
      out.commit();
    }
    json.put("file", file.toString());
    console.print("wrote %s", file);
    console.note("next: spintwin check %s", file);
    return ExitCode.OK;
  }
}
