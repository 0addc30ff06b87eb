// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.export.CoreFile;
import org.spintwin.export.CoreFile.Role;
import org.spintwin.export.ExportFormat;
import org.spintwin.export.ExportedCore;
import org.spintwin.kind.LifNetworkTwin;
import org.spintwin.kind.Twin;

/** The network of a chip of layers as NIR, with the numbers that the hardware has. */
record NirFormat(Twin twin) implements ExportFormat {
  static final String OBJECTION = "it is no network of layers, as a lif-network is";

  @Override
  public String name() {
    return "nir";
  }

  @Override
  public String title() {
    return "the quantized network as NIR, for snnTorch, Norse and others";
  }

  @Override
  public Status status() {
    return Status.GENERATED;
  }

  @Override
  public String evidence() {
    return "read back and simulated by Spintwin; the reference implementation of NIR in Python took"
        + " such files when the format was written";
  }

  @Override
  public Optional<String> objection(ExportedCore core) {
    return isNetwork() ? Optional.empty() : Optional.of(OBJECTION);
  }

  @Override
  public List<CoreFile> files(ExportedCore core) {
    String path = "nir/" + core.name() + ".nir";
    return List.of(new CoreFile(path, Role.PACKAGE, content(), "the network"));
  }

  boolean isNetwork() {
    return twin instanceof LifNetworkTwin;
  }

  /** The bytes of the file. */
  byte[] content() {
    try {
      Path file = Files.createTempFile("spintwin-", ".nir");
      try {
        ((LifNetworkTwin) twin).nir().write(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
