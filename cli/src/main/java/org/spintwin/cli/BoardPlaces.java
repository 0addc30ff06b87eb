// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import org.spintwin.board.Boards;
import picocli.CommandLine.Option;

/** The option that says where the user's own boards are. */
final class BoardPlaces {
  @Option(
      names = "--boards",
      paramLabel = "FOLDER",
      description = "Folder of your own board files, NAME.yaml; they go before those of spintwin.")
  private Path folder;

  /** All boards that are known. */
  Boards boards() {
    return new Boards(folder);
  }
}
