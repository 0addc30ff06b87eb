// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhatIsMissingAndHowToInstallIt() {
    CommandLineRun run = doctor();
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out())
        .isEqualTo(
            """
            java          missing  optional: runs spintwin
            verilator     missing  required for verify, demo, bench
            g++           missing  required for verify, demo, bench
            make          missing  optional: generated testbench with Verilator
            iverilog      missing  optional: generated testbench, second simulator
            yosys         missing  optional: synthesis, build, bench --synth
            nextpnr-ice40 missing  optional: placement, build, bench --synth
            icepack       missing  optional: bitstreams, build
            icebox_vlog   missing  optional: bitstreams read back, build
            icetime       missing  optional: second timing, build
            ngspice       missing  optional: compare-spice
            z3            missing  optional: proofs of the test suite
            chromium      missing  optional: tests of the report
            chromedriver  missing  optional: tests of the report
            gtkwave       missing  optional: waveforms
            install what is missing with: apt-get install -y --no-install-recommends \
            openjdk-17-jdk-headless verilator g++ make iverilog yosys nextpnr-ice40 \
            fpga-icestorm fpga-icestorm-chipdb ngspice z3 chromium chromium-driver gtkwave
            """);
  }

  @Test
  void isContentWithTheRequiredPrograms() throws IOException {
    program("verilator", "echo 'Verilator 5.006'");
    program("g++", "echo; echo 'g++ 12.2'; echo more");
    CommandLineRun run = doctor("--json", "-");
    assertThat(run.exit()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("complete").asBoolean()).isTrue();
    assertThat(json.get("tools").get(1).get("version").asText()).isEqualTo("Verilator 5.006");
    assertThat(json.get("tools").get(2).get("version").asText()).isEqualTo("g++ 12.2");
    assertThat(json.get("tools").get(3).get("found").asBoolean()).isFalse();
    assertThat(json.get("install").asText()).doesNotContain("verilator", "g++");
  }

  @Test
  void tellsAProgramThatDoesNotWork() throws IOException {
    program("verilator", "exit 127");
    program("g++", "echo 'g++ 12.2'");
    CommandLineRun run = doctor();
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out())
        .contains("verilator     broken   required for verify, demo, bench\n")
        .contains("g++           ok       g++ 12.2\n");
  }

  private CommandLineRun doctor(Object... options) {
    Object[] arguments = new Object[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return CommandLineRun.with(Map.of("PATH", folder.toString()), false, arguments);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
