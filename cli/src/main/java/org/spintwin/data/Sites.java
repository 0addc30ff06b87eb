// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.spintwin.data.Archive.Site;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.UserFile;

/**
 * Where packages are downloaded from, and through which proxy: the public places, unless the user
 * has configured others.
 *
 * <p>The registry of npm is {@code npm_config_registry}, else {@code registry=} in {@code
 * ~/.npmrc}; the mirror of Debian is {@code SPINTWIN_DEBIAN_MIRROR}. The proxy is {@code
 * https_proxy} or {@code http_proxy}, also in capitals, except for the hosts in {@code no_proxy};
 * else what Java is told by its system properties. Names and passwords for either are not
 * supported.
 */
public final class Sites {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
  private static final int DEFAULT_PROXY_PORT = 80;

  /** Bytes of {@code ~/.npmrc}. */
  private static final long MOST_SETTINGS = 1 << 20;

  private final Map<String, String> environment;

  /**
   * @param environment as from {@link System#getenv()}
   */
  public Sites(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The address of a package.
   *
   * @throws InputException when what the user configured is no address
   */
  URI address(Archive archive) throws IOException {
    Site site = archive.site();
    String configured = variable(site.variable());
    String where = site.variable();
    if (configured.isEmpty() && site == Site.NPM) {
      Path npmrc = npmrc();
      where = npmrc.toString();
      configured = registryIn(npmrc);
    }
    String base = configured.isEmpty() ? site.address() : configured;
    String folder = http(where, base) + (base.endsWith("/") ? "" : "/");
    return URI.create(folder).resolve(archive.path());
  }

  /** Begins a request; whoever asks for more decides when it is sent. */
  HttpURLConnection open(URI address) throws IOException {
    Proxy proxy = proxy(address);
    HttpURLConnection connection =
        (HttpURLConnection)
            (proxy == null
                ? address.toURL().openConnection()
                : address.toURL().openConnection(proxy));
    connection.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
    connection.setReadTimeout((int) SILENCE_LIMIT.toMillis());
    return connection;
  }

  /** Null where the environment says nothing. */
  Proxy proxy(URI address) {
    String name = address.getScheme() + "_proxy";
    String value = variable(name);
    if (value.isEmpty()) {
      return null;
    }
    for (String exception : variable("no_proxy").split(",")) {
      String host = exception.strip().replaceFirst("^\\*?\\.", "");
      if (host.equals("*")
          || address.getHost().equals(host)
          || !host.isEmpty() && address.getHost().endsWith("." + host)) {
        return Proxy.NO_PROXY;
      }
    }
    URI proxy = http(name, value.contains("://") ? value : "http://" + value);
    int port = proxy.getPort() < 0 ? DEFAULT_PROXY_PORT : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }

  /** Value of a variable that is written in small letters or in capitals; empty where unset. */
  private String variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : value;
  }

  private Path npmrc() {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home, ".npmrc");
  }

  private static String registryIn(Path npmrc) throws IOException {
    String registry = "";
    if (Files.isReadable(npmrc)) {
      // Any bytes are text in this encoding; an address is ASCII.
      String text = new String(UserFile.bytes(npmrc, MOST_SETTINGS), StandardCharsets.ISO_8859_1);
      for (String line : text.lines().toList()) {
        String[] setting = line.split("=", 2);
        if (setting.length == 2 && setting[0].strip().equals("registry")) {
          registry = setting[1].strip();
        }
      }
    }
    return registry;
  }

  private static URI http(String where, String text) {
    try {
      URI address = new URI(text);
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // refused below
    }
    throw new InputException(
        Code.VALUE,
        new Location(where, 0, 0, null),
        null,
        text.replaceFirst("//[^/]*@", "//...@"),
        "an address http://... or https://..., without name and password");
  }
}
