// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.spintwin.link.LinkException.Kind;

/** A serial port of this machine: 8 bits, no parity, one stop bit, no handshake. */
final class SerialPortLine implements SerialLine {
  /** Adapters on USB keep bytes for 16 ms, and the operating system has more to do. */
  private static final long LATENCY_NANOS = 50_000_000;

  private static final int POLL_MILLIS = 100;
  private static final int CHUNK = 4096;

  /** Numbers of the operating system's errors. */
  private static final int EACCES = 13;

  private static final int EBUSY = 16;

  /** The port is locked: on Linux, on macOS. */
  private static final Set<Integer> EAGAIN = Set.of(11, 35);

  /** What the reader gives when there is no more. */
  private static final byte[] LOST = {};

  private final String name;
  private final SerialPort port;
  private final long baud;
  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
  private final Thread reader;
  private byte[] rest = LOST;
  private int taken;
  private volatile boolean closing;

  private SerialPortLine(String name, SerialPort port, long baud) {
    this.name = name;
    this.port = port;
    this.baud = baud;
    reader = new Thread(this::readAll, "reads " + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Opens a port.
   *
   * @param name as the operating system knows it, {@code /dev/ttyUSB1} or {@code COM3}
   * @throws LinkException when there is none of that name, or it cannot be opened
   */
  static SerialPortLine open(String name, long baud) {
    SerialPort port = find(name);
    port.setComPortParameters(
        Math.toIntExact(baud), Byte.SIZE, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, POLL_MILLIS, 0);
    if (!port.openPort()) {
      throw refused(name, port.getLastErrorCode(), baud);
    }
    return new SerialPortLine(name, port, baud);
  }

  private static SerialPort find(String name) {
    Path file = Path.of(name);
    if (file.isAbsolute() && !Files.exists(file)) {
      throw noPort(name);
    }
    try {
      return SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException e) {
      throw noPort(name);
    }
  }

  private static LinkException noPort(String name) {
    String there =
        Arrays.stream(SerialPort.getCommPorts())
            .map(SerialPort::getSystemPortPath)
            .sorted()
            .collect(Collectors.joining(", "));
    return new LinkException(
        Kind.NO_PORT,
        "there is no port "
            + name
            + "; "
            + (there.isEmpty()
                ? "there is none at all, is the board plugged in?"
                : "there are " + there));
  }

  /**
   * Why a port could not be opened.
   *
   * @param error number of the operating system's error
   */
  static LinkException refused(String name, int error, long baud) {
    if (error == EACCES) {
      return new LinkException(Kind.NO_PERMISSION, "you may not open " + name + group(name));
    }
    if (error == EBUSY || EAGAIN.contains(error)) {
      return new LinkException(
          Kind.PORT_BUSY, "another program has " + name + " open; end it, then try again");
    }
    return new LinkException(
        Kind.PORT_FAILED,
        name
            + " cannot be opened for "
            + baud
            + " baud (error "
            + error
            + " of the operating system); is it a serial port that can do so?");
  }

  private static String group(String name) {
    try {
      var file = Files.readAttributes(Path.of(name), PosixFileAttributes.class);
      boolean open =
          file.permissions()
              .containsAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
      return advice(name, file.group().getName(), open);
    } catch (IOException | UnsupportedOperationException e) {
      return "; ask who administers this machine";
    }
  }

  /**
   * What helps a user.
   *
   * @param open whether the group may open the port
   */
  static String advice(String name, String group, boolean open) {
    // Whoever is in the group of the administrator may do far more than that.
    return open && !group.equals("root")
        ? ", which belongs to the group "
            + group
            + "; 'sudo usermod -aG "
            + group
            + " $USER' adds you to it, from your next login on"
        : "; 'sudo chmod a+rw " + name + "' allows it until the port is gone";
  }

  private void readAll() {
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    while (count >= 0 && !closing) {
      if (count > 0) {
        arrived.add(Arrays.copyOf(chunk, count));
      }
      count = port.readBytes(chunk, chunk.length);
    }
    arrived.add(LOST);
  }

  @Override
  public long baud() {
    return baud;
  }

  @Override
  public long latencyNanos() {
    return LATENCY_NANOS;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void write(byte[] bytes) {
    // Without handshake the port takes bytes sooner or later, unless it is gone.
    long until = nanos() + TimeUnit.SECONDS.toNanos(1) + bytes.length * 10_000_000_000L / baud;
    for (int done = 0; done < bytes.length; ) {
      int count = port.writeBytes(bytes, bytes.length - done, done);
      if (count < 0 || nanos() > until) {
        throw lost();
      }
      done += count;
    }
  }

  @Override
  public int read(byte[] into, long wait) {
    if (taken == rest.length) {
      try {
        byte[] next = arrived.poll(wait, TimeUnit.NANOSECONDS);
        if (next == null) {
          return 0;
        }
        if (next.length == 0) {
          arrived.add(LOST);
          throw lost();
        }
        rest = next;
        taken = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LinkException(Kind.PORT_FAILED, "interrupted while waiting for " + name);
      }
    }
    int count = Math.min(into.length, rest.length - taken);
    System.arraycopy(rest, taken, into, 0, count);
    taken += count;
    return count;
  }

  private LinkException lost() {
    return new LinkException(
        Kind.PORT_FAILED, "the port " + name + " was lost; is the cable in, the board powered?");
  }

  @Override
  public void close() {
    closing = true;
    port.closePort();
  }
}
