// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void hostsOneAfterTheOtherFindTheBoardAtItsPort() throws IOException, InterruptedException {
    Path chip = folder.resolve("chip.yaml");
    Path spikes = Files.writeString(folder.resolve("spikes.csv"), "step,address\n0,3\n4,5\n");
    assertThat(CommandLineRun.of("init", "-o", chip).exit()).isZero();
    var written = new PipedOutputStream();
    try (var read = new BufferedReader(new InputStreamReader(new PipedInputStream(written)))) {
      var out = new PrintStream(written, true);
      var surroundings = new Surroundings(out, System.err, false, false, System.getenv());
      var exit = new AtomicInteger(-1);
      String[] command = {"serve", chip.toString(), "--link", "golden:", "--quiet"};
      Thread serving = new Thread(() -> exit.set(Main.run(surroundings, command)));
      serving.start();
      String port = read.readLine();
      for (int host = 0; host < 2; host++) {
        CommandLineRun run =
            CommandLineRun.of(
                "run",
                chip,
                "--link",
                "serial:" + port,
                "--input",
                spikes,
                "--trace",
                folder.resolve("trace-" + host + ".csv"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("5 steps over serial:" + port + ", ");
      }
      serving.interrupt();
      serving.join();
      assertThat(exit).hasValue(0);
    }
  }

  @Test
  void saysThatAPortIsNotServed() throws IOException {
    Path chip = Files.createFile(folder.resolve("chip.yaml"));
    CommandLineRun run = CommandLineRun.of("serve", chip, "--link", "serial:/dev/ttyUSB1");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "%Error-USAGE: spintwin serve: --link: found serial:/dev/ttyUSB1; allowed golden: or"
                + " sim:, which are simulated\n");
  }
}
