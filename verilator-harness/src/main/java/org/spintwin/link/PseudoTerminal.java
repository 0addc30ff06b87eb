// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Arrays;
import org.spintwin.link.LinkException.Kind;

/**
 * A pair of terminals of the operating system: what is written to this end is read from the other,
 * which looks like a serial port.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final int READ_WRITE = 2;
  private static final int NOT_CONTROLLING = Platform.isMac() ? 0x20000 : 0x100;
  private static final int WITHOUT_WAITING = Platform.isMac() ? 4 : 0x800;
  private static final int WOULD_WAIT = Platform.isMac() ? 35 : 11;

  /** More than {@code struct termios} has anywhere. */
  private static final int TERMIOS_BYTES = 256;

  /** Functions of the C library. */
  private interface Posix extends Library {
    int posix_openpt(int flags) throws LastErrorException;

    int grantpt(int descriptor) throws LastErrorException;

    int unlockpt(int descriptor) throws LastErrorException;

    String ptsname(int descriptor) throws LastErrorException;

    int open(String path, int flags) throws LastErrorException;

    int close(int descriptor) throws LastErrorException;

    long read(int descriptor, byte[] into, long count) throws LastErrorException;

    long write(int descriptor, byte[] from, long count) throws LastErrorException;

    int tcgetattr(int descriptor, Pointer attributes) throws LastErrorException;

    int tcsetattr(int descriptor, int when, Pointer attributes) throws LastErrorException;

    void cfmakeraw(Pointer attributes);
  }

  private final Posix posix;
  private final int descriptor;

  /** Otherwise this end could not be read while no program has the port open. */
  private final int keptOpen;

  private final String port;

  /**
   * @throws LinkException where there are no pseudo-terminals
   */
  PseudoTerminal() {
    if (Platform.isWindows()) {
      throw new LinkException(
          Kind.PORT_FAILED, "Windows has no pseudo-terminals; use Linux, or WSL");
    }
    posix = Native.load("c", Posix.class);
    try {
      descriptor = posix.posix_openpt(READ_WRITE | NOT_CONTROLLING | WITHOUT_WAITING);
      posix.grantpt(descriptor);
      posix.unlockpt(descriptor);
      port = posix.ptsname(descriptor);
      keptOpen = posix.open(port, READ_WRITE | NOT_CONTROLLING);
      Memory attributes = new Memory(TERMIOS_BYTES);
      posix.tcgetattr(keptOpen, attributes);
      posix.cfmakeraw(attributes);
      posix.tcsetattr(keptOpen, 0, attributes);
    } catch (LastErrorException e) {
      throw new LinkException(Kind.PORT_FAILED, "cannot make a pseudo-terminal: " + e.getMessage());
    }
  }

  /** Name of the end that looks like a serial port. */
  String port() {
    return port;
  }

  /**
   * Takes what was written to the port.
   *
   * @return bytes taken, 0 where there are none
   */
  int read(byte[] into) {
    try {
      return (int) posix.read(descriptor, into, into.length);
    } catch (LastErrorException e) {
      return nothingIfItWouldWait(e);
    }
  }

  /** Gives the port something to read; what nobody reads is lost when the buffers are full. */
  void write(byte[] bytes, int count) {
    int done = 0;
    int passed = 1;
    while (done < count && passed > 0) {
      byte[] rest = Arrays.copyOfRange(bytes, done, count);
      try {
        passed = (int) posix.write(descriptor, rest, rest.length);
      } catch (LastErrorException e) {
        passed = nothingIfItWouldWait(e);
      }
      done += passed;
    }
  }

  private static int nothingIfItWouldWait(LastErrorException e) {
    if (e.getErrorCode() != WOULD_WAIT) {
      throw e;
    }
    return 0;
  }

  /** To whoever has the port open it is gone. */
  @Override
  public void close() {
    posix.close(keptOpen);
    posix.close(descriptor);
  }
}
