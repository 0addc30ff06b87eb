// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.spintwin.io.InputException;

/**
 * Downloads a file of known content. What was received before an interruption is kept in {@code
 * NAME.partial} and not asked for again.
 */
final class Download {
  /** How often a transfer that is cut goes on at once. */
  private static final int ATTEMPTS = 5;

  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Sites sites;
  private final URI address;
  private final DataFile file;
  private final FetchProgress progress;

  Download(Sites sites, URI address, DataFile file, FetchProgress progress) {
    this.sites = sites;
    this.address = address;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Downloads into a folder.
   *
   * @param byHand what to do where there is no network
   * @return the verified file
   * @throws DownloadException when the server cannot be reached or does not have it
   * @throws InputException when the server's file is another one; nothing is left of that
   */
  Path into(Path folder, String byHand) throws IOException {
    Path target = folder.resolve(file.name());
    Path partial = folder.resolve(file.name() + ".partial");
    if (size(partial) > file.bytes()) {
      Files.delete(partial);
    }
    boolean resumed = size(partial) > 0;
    receive(partial, byHand);
    if (resumed && !file.matches(partial)) {
      Files.delete(partial); // the beginning was of something else
      receive(partial, byHand);
    }
    if (!file.matches(partial)) {
      boolean longer = size(partial) > file.bytes();
      String found = longer ? "more than " + file.bytes() + " bytes" : DataFile.describe(partial);
      Files.delete(partial);
      throw file.refused(address.toString(), found, byHand);
    }
    return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void receive(Path partial, String byHand) throws IOException {
    for (int attempt = 1; size(partial) < file.bytes(); attempt++) {
      long before = size(partial);
      IOException cut = transfer(partial);
      if (cut == null) {
        return;
      }
      long now = size(partial);
      if (now <= before || attempt == ATTEMPTS) {
        String kept = now == 0 ? "" : "; " + now + " of " + file.bytes() + " bytes are kept";
        throw failed(reason(cut) + kept, byHand, cut);
      }
    }
  }

  /**
   * Asks for what is missing.
   *
   * @return what ended the transfer too early; null where the server sent all it has
   */
  private IOException transfer(Path partial) throws IOException {
    long offset = size(partial);
    HttpURLConnection connection = sites.open(address);
    if (offset > 0) {
      connection.setRequestProperty("Range", "bytes=" + offset + "-");
    }
    try {
      int status;
      try {
        status = connection.getResponseCode();
      } catch (IOException e) {
        return e;
      }
      boolean rest = status == HttpURLConnection.HTTP_PARTIAL;
      String range = String.valueOf(connection.getHeaderField("Content-Range"));
      if (status == RANGE_NOT_SATISFIABLE || rest && !range.startsWith("bytes " + offset + "-")) {
        Files.deleteIfExists(partial);
        return offset == 0 ? new IOException("HTTP status " + status) : transfer(partial);
      }
      if (!rest && status != HttpURLConnection.HTTP_OK) {
        return new IOException("HTTP status " + status);
      }
      try (OutputStream out =
          Files.newOutputStream(
              partial,
              StandardOpenOption.CREATE,
              rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        return copy(connection, rest ? offset : 0, out);
      }
    } finally {
      connection.disconnect();
    }
  }

  private IOException copy(HttpURLConnection connection, long offset, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long announced = connection.getContentLengthLong();
    long received = 0;
    // A longer file is a wrong one: what comes after the expected end is not even read.
    while (offset + received <= file.bytes()) {
      int length;
      try {
        InputStream in = connection.getInputStream();
        length = in.read(buffer);
      } catch (IOException e) {
        return e;
      }
      if (length < 0) {
        return received < announced ? new IOException("the connection was cut") : null;
      }
      out.write(buffer, 0, length);
      received += length;
      progress.received(Math.min(offset + received, file.bytes()));
    }
    return null;
  }

  private DownloadException failed(String reason, String byHand, Throwable cause) {
    String through = "";
    if (sites.proxy(address) != null
        && sites.proxy(address).address() instanceof InetSocketAddress proxy) {
      through = " through the proxy " + proxy.getHostString() + ":" + proxy.getPort();
    }
    return new DownloadException(
        "cannot download %s%s: %s. Try again when it can be reached; %s"
            .formatted(address, through, reason, byHand),
        cause);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "no host " + e.getMessage() + " is known";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
