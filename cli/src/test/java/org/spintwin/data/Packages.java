// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** A small data set of two files, and packages that hold it. */
final class Packages {
  static final String NPM_PATH = "small/-/small-1.0.0.tgz";
  static final String DEBIAN_PATH = "pool/main/s/small/small_1~2_all.deb";

  /** Does not compress, so that an answer can be cut in the middle of the file. */
  static final byte[] PIXELS = new byte[300_000];

  static final byte[] LABELS = {3, 1, 4, 1, 5};

  static {
    new Random(1).nextBytes(PIXELS);
  }

  private Packages() {}

  static Dataset npm(byte[] archive) {
    return dataset(Archive.Site.NPM, NPM_PATH, archive, "package/data/", null);
  }

  static Dataset debian(byte[] archive, Path installed) {
    return dataset(Archive.Site.DEBIAN, DEBIAN_PATH, archive, "usr/share/small/", installed);
  }

  private static Dataset dataset(
      Archive.Site site, String path, byte[] archive, String folder, Path installed) {
    DataFile file = file(path.substring(path.lastIndexOf('/') + 1), archive);
    return new Dataset(
        "small",
        "Small: noise",
        "none",
        new Archive(site, path, file, folder),
        installed,
        List.of(file("pixels", PIXELS), file("labels", LABELS)));
  }

  static DataFile file(String name, byte[] content) {
    return new DataFile(name, content.length, sha256(content));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** As npm packs it. */
  static byte[] tgz() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      put(tar, "package/package.json", new byte[] {'{', '}'});
      put(tar, "package/data/labels", LABELS);
      put(tar, "package/data/pixels", PIXELS);
      put(tar, "package/other/pixels", new byte[] {1, 2, 3});
    }
    return bytes.toByteArray();
  }

  /** As Debian packs it, with one of the files gzipped. */
  static byte[] deb() throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(data))) {
      tar.putArchiveEntry(new TarArchiveEntry("./usr/share/small/"));
      tar.closeArchiveEntry();
      put(tar, "./usr/share/small/pixels.gz", gzipped(PIXELS));
      put(tar, "./usr/share/small/labels", LABELS);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
      put(ar, "debian-binary", new byte[] {'2', '.', '0', '\n'});
      put(ar, "control.tar.xz", new byte[] {0});
      put(ar, "data.tar.xz", data.toByteArray());
    }
    return bytes.toByteArray();
  }

  static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void put(ArArchiveOutputStream ar, String name, byte[] content)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
    ar.write(content);
    ar.closeArchiveEntry();
  }
}
