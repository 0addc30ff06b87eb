// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.link.LinkException.Kind;

/** Ports of the operating system; what is at their other end is simulated. */
final class SerialPortLineTest {
  private static final int WRITE_ONLY = 1;
  private static final int EXCLUSIVE = 2;
  private static final Locks LOCKS = Native.load("c", Locks.class);

  /** Java's own locks are of another kind. */
  private interface Locks extends Library {
    int open(String path, int flags);

    int flock(int descriptor, int operation);

    int close(int descriptor);
  }

  @TempDir Path folder;

  private static final class Successor implements BoardDouble.Chip {
    @Override
    public void reset() {}

    @Override
    public void take(int word, IntConsumer answer) {
      answer.accept(word + 1 & 0xFFFF);
    }
  }

  @Test
  void carriesEveryWordThroughAPort() throws InterruptedException {
    int count = 10_000;
    try (var board = new TerminalBoard(new BoardDouble(new Successor()));
        var host = HostSession.open(SerialPortLine.open(board.port(), BoardDouble.BAUD), 77)) {
      for (int i = 0; i < count; i++) {
        host.send(i);
      }
      for (int i = 0; i < count; i++) {
        assertThat(host.receive()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void theNextHostFindsThePortFree() throws InterruptedException {
    try (var board = new TerminalBoard(new BoardDouble(new Successor()))) {
      for (int session = 1; session < 4; session++) {
        try (var host = HostSession.open(SerialPortLine.open(board.port(), 115_200), session)) {
          host.send(session);
          assertThat(host.receive()).isEqualTo(session + 1);
        }
      }
    }
  }

  @Test
  void saysThatAnotherProgramHasThePort() {
    try (var terminal = new PseudoTerminal()) {
      // As a program does that has it open.
      int descriptor = LOCKS.open(terminal.port(), WRITE_ONLY);
      assertThat(LOCKS.flock(descriptor, EXCLUSIVE)).isZero();
      assertThatThrownBy(() -> SerialPortLine.open(terminal.port(), 115_200))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PORT_BUSY))
          .hasMessage("another program has " + terminal.port() + " open; end it, then try again");
      LOCKS.close(descriptor);
    }
  }

  @Test
  void saysThatThePortIsGone() {
    var terminal = new PseudoTerminal();
    try (var line = SerialPortLine.open(terminal.port(), 115_200)) {
      terminal.close();
      assertThatThrownBy(() -> line.read(new byte[10], Long.MAX_VALUE))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PORT_FAILED))
          .hasMessage(
              "the port " + terminal.port() + " was lost; is the cable in, the board powered?");
    }
  }

  @Test
  void saysWhichPortsThereAre() {
    for (String name : new String[] {"/dev/ttyNowhere7", folder.resolve("port").toString()}) {
      assertThatThrownBy(() -> SerialPortLine.open(name, 115_200))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_PORT))
          .hasMessageMatching(
              "there is no port "
                  + name
                  + "; there (are .+|is none at all, is the board plugged in\\?)");
    }
  }

  @Test
  void saysWhichGroupMayOpenThePort() {
    assertThat(SerialPortLine.advice("/dev/ttyUSB1", "dialout", true))
        .isEqualTo(
            ", which belongs to the group dialout; 'sudo usermod -aG dialout $USER' adds you to"
                + " it, from your next login on");
    String command = "; 'sudo chmod a+rw /dev/ttyUSB1' allows it until the port is gone";
    assertThat(SerialPortLine.advice("/dev/ttyUSB1", "root", true)).isEqualTo(command);
    assertThat(SerialPortLine.advice("/dev/ttyUSB1", "dialout", false)).isEqualTo(command);
  }

  @Test
  void saysThatThePortMayNotBeOpened() throws IOException {
    Path port = Files.createFile(folder.resolve("port"));
    Files.setPosixFilePermissions(port, PosixFilePermissions.fromString("rw-------"));
    LinkException refused = SerialPortLine.refused(port.toString(), 13, 115_200);
    assertThat(refused.kind()).isEqualTo(Kind.NO_PERMISSION);
    assertThat(refused)
        .hasMessage(
            "you may not open "
                + port
                + "; 'sudo chmod a+rw "
                + port
                + "' allows it until the port is gone");
  }

  @Test
  void saysThatAFileIsNoPort() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no port");
    assertThatThrownBy(() -> SerialPortLine.open(file.toString(), 115_200))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PORT_FAILED))
        .hasMessageMatching(
            file
                + " cannot be opened for 115200 baud \\(error \\d+ of the operating system\\);"
                + " is it a serial port that can do so\\?");
  }
}
