// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file on this machine, as well or as badly as it is told. */
final class PackageServer implements AutoCloseable {
  /** Value for an answer that is not cut. */
  private static final int NEVER = Integer.MAX_VALUE;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String path;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile byte[] content;
  private volatile boolean resumes = true;
  private volatile int otherRange;
  private volatile int cutAfter = NEVER;
  private volatile int statusAfterCut = 200;
  private volatile int status = 200;

  PackageServer(String path, byte[] content) throws IOException {
    this.path = "/" + path;
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, String> environment() {
    String address = address();
    return Map.of("npm_config_registry", address, "SPINTWIN_DEBIAN_MIRROR", address);
  }

  /** The Range of each request so far; "whole" where there was none. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  void content(byte[] bytes) {
    content = bytes;
  }

  void ignoresRanges() {
    resumes = false;
  }

  /** Answers with a rest that begins so many bytes later than what was asked for. */
  void answersAnotherRange(int later) {
    otherRange = later;
  }

  /** The next answer ends early; those after it have that status. */
  void cutOnceAfter(int bytes, int statusAfterwards) {
    cutAfter = bytes;
    statusAfterCut = statusAfterwards;
  }

  void status(int code) {
    status = code;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "whole" : range);
    int code = exchange.getRequestURI().getPath().equals(path) ? status : 404;
    if (code != 200) {
      exchange.sendResponseHeaders(code, -1);
      exchange.close();
      return;
    }
    int offset =
        range != null && resumes ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    if (offset > 0 && offset >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    offset += offset > 0 ? otherRange : 0;
    int length = content.length - offset;
    int sent = Math.min(length, cutAfter);
    if (sent < length) {
      cutAfter = NEVER;
      status = statusAfterCut;
    }
    exchange
        .getResponseHeaders()
        .set(
            "Content-Range", "bytes " + offset + "-" + (content.length - 1) + "/" + content.length);
    exchange.sendResponseHeaders(offset > 0 ? 206 : 200, length);
    exchange.getResponseBody().write(content, offset, sent);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
