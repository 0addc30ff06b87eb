// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainTest {
  @TempDir Path bin;

  @BeforeEach
  void installFakes() throws IOException {
    for (String name : new String[] {"verilator", "g++"}) {
      Files.createFile(
          bin.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
  }

  @Test
  void findsProgramsOnThePathAndTakesDefaults() {
    Toolchain tools = find(Map.of());
    assertThat(tools.verilator()).isEqualTo(bin.resolve("verilator"));
    assertThat(tools.compiler()).isEqualTo(bin.resolve("g++"));
    assertThat(tools.cache())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "spintwin"));
    assertThat(tools.timeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void theCacheIsOurOwnVariableThenTheDesktopStandard() {
    assertThat(find(Map.of("XDG_CACHE_HOME", "/xdg")).cache()).isEqualTo(Path.of("/xdg/spintwin"));
    assertThat(find(Map.of("XDG_CACHE_HOME", "/xdg", "SPINTWIN_CACHE", "/own")).cache())
        .isEqualTo(Path.of("/own"));
  }

  @Test
  void theTimeoutIsAWholeNumberOfSeconds() {
    assertThat(find(Map.of("SPINTWIN_TIMEOUT", "90")).timeout()).isEqualTo(Duration.ofSeconds(90));
    for (String bad : new String[] {"0", "-1", "1.5", "soon", "1000000"}) {
      assertThatThrownBy(() -> find(Map.of("SPINTWIN_TIMEOUT", bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SPINTWIN_TIMEOUT is '"
                  + bad
                  + "'; a whole number of seconds from 1 to 999999 is allowed");
    }
  }

  @Test
  void theOptimizationIsOneOfFour() {
    assertThat(find(Map.of()).optimization()).isEqualTo("-O2");
    assertThat(find(Map.of("SPINTWIN_OPTIMIZATION", "-O0")).optimization()).isEqualTo("-O0");
    assertThatThrownBy(() -> find(Map.of("SPINTWIN_OPTIMIZATION", "-Ofast")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SPINTWIN_OPTIMIZATION is '-Ofast'; allowed are -O0, -O1, -O2 and -O3");
  }

  private Toolchain find(Map<String, String> environment) {
    Map<String, String> whole = new HashMap<>(environment);
    whole.put("PATH", bin.toString());
    return Toolchain.find(whole);
  }
}
