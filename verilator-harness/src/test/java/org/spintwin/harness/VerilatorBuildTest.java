// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.spec.RecordLayout;

@RequiresTool("verilator")
class VerilatorBuildTest {
  @TempDir Path temporary;

  @Test
  void findsABuiltModelInTheCacheWithoutRunningATool() throws IOException {
    Toolchain tools = tools();
    ModelSource source = Fixtures.offset(Map.of());
    new VerilatorBuild(tools).build(source, Variant.FAST);
    Set<Path> built = libraries();
    assertThat(built).hasSize(1);

    Toolchain hurried =
        new Toolchain(
            tools.verilator(),
            tools.compiler(),
            tools.optimization(),
            tools.cache(),
            Duration.ZERO);
    new VerilatorBuild(hurried).build(source, Variant.FAST);
    assertThat(libraries()).isEqualTo(built);
    assertThat(tools.cache().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void anyChangeOfTheModelIsBuiltAnew() throws IOException {
    Path rtl = Files.createDirectory(temporary.resolve("rtl"));
    Path file = rtl.resolve("offset.v");
    Files.copy(Fixtures.folder().resolve("offset.v"), file);
    ModelSource source = in(rtl, Fixtures.offset(Map.of()));
    assertThat(answer(source)).isEqualTo(1);

    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, Files.readString(file).replace("OFFSET = 1", "OFFSET = 2"));
    Files.setLastModifiedTime(file, time);
    assertThat(answer(source)).as("other Verilog of equal size and time").isEqualTo(2);

    assertThat(answer(in(rtl, Fixtures.offset(Map.of("OFFSET", 3L))))).isEqualTo(3);
    assertThat(libraries()).hasSize(3);

    new VerilatorBuild(tools()).build(source, Variant.ASSERT);
    assertThat(libraries()).as("other flags").hasSize(4);
  }

  @Test
  void aChangedToolIsNoticed() throws IOException {
    Toolchain tools = tools();
    Path verilator = script("verilator", "exec " + tools.verilator() + " \"$@\"");
    Toolchain wrapped = Fixtures.with(tools, verilator, tools.timeout());
    new VerilatorBuild(wrapped).build(Fixtures.offset(Map.of()), Variant.FAST);
    assertThat(libraries()).hasSize(1);
    script("verilator", "# newer\nexec " + tools.verilator() + " \"$@\"");
    new VerilatorBuild(wrapped).build(Fixtures.offset(Map.of()), Variant.FAST);
    assertThat(libraries()).hasSize(2);
  }

  @Test
  void twoBuildsOfTheSameModelAtOnceDoNotHurtEachOther() throws Exception {
    ModelSource source = Fixtures.offset(Map.of("OFFSET", 9L));
    Callable<Long> build = () -> answer(source);
    var pool = Executors.newFixedThreadPool(2);
    try {
      for (var result : pool.invokeAll(List.of(build, build))) {
        assertThat(result.get()).isEqualTo(9);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(libraries()).hasSize(1);
    assertThat(temporary.resolve("cache/staging")).isEmptyDirectory();
  }

  @Test
  void aSyntaxErrorShowsTheToolsLastLinesAndKeepsTheLog() throws IOException {
    ModelSource source =
        Fixtures.single(
            "broken",
            Map.of(),
            new RecordLayout.Builder().build(),
            new RecordLayout.Builder().add("q_o", 1, 1, false).build());
    HarnessException failure = failure(tools(), source);
    assertThat(failure.kind()).isEqualTo(Kind.TOOL_FAILED);
    assertThat(failure)
        .hasMessageStartingWith("verilator failed with exit code 1; full log: " + temporary)
        .hasMessageContaining("%Error: broken.v:7:34: syntax error");
    try (Stream<Path> logs = Files.list(temporary.resolve("cache/logs"))) {
      assertThat(logs)
          .singleElement()
          .satisfies(log -> assertThat(log).content().contains("broken.v:7:34"));
    }
    assertNothingHalfMade();
  }

  @Test
  void aHangingToolIsKilledWithItsChildren() throws Exception {
    Path childId = temporary.resolve("child");
    Path hanging = script("verilator", "sleep 1000 &\necho $! > " + childId + "\necho busy\nwait");
    Toolchain tools = Fixtures.with(tools(), hanging, Duration.ofSeconds(2));
    HarnessException failure = failure(tools, Fixtures.offset(Map.of()));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure)
        .hasMessageStartingWith(
            "verilator did not end within 2 s and was killed; set SPINTWIN_TIMEOUT to allow more"
                + " seconds; full log: ")
        .hasMessageEndingWith("\n  busy");
    long child = Long.parseLong(Files.readString(childId).strip());
    // A killed process may stay listed until its parent has collected it.
    ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
    assertThat(ProcessHandle.of(child)).isEmpty();
    assertNothingHalfMade();
  }

  @Test
  void aMissingToolIsNamedWithTheCommandThatInstallsIt() {
    assertThatThrownBy(() -> Toolchain.find(Map.of("PATH", temporary.toString())))
        .isInstanceOfSatisfying(
            HarnessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOOL_MISSING))
        .hasMessage(
            "verilator is not on PATH. Install it with: apt-get install -y"
                + " --no-install-recommends verilator g++ make");
  }

  @Test
  void anOldVerilatorIsRefused() throws IOException {
    Path old = script("verilator", "echo 'Verilator 4.038 2020-07-11 rev v4.036'");
    Toolchain tools = Fixtures.with(tools(), old, Duration.ofMinutes(1));
    HarnessException failure = failure(tools, Fixtures.offset(Map.of()));
    assertThat(failure.kind()).isEqualTo(Kind.TOOL_MISSING);
    assertThat(failure)
        .hasMessage(
            "Verilator 5.006 or newer is needed; "
                + old
                + " says 'Verilator 4.038 2020-07-11 rev v4.036'");
  }

  @Test
  void aCacheThatCannotBeWrittenIsAToolFailure() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    HarnessException failure = failure(Fixtures.tools(file), Fixtures.offset(Map.of()));
    assertThat(failure.kind()).isEqualTo(Kind.TOOL_FAILED);
    assertThat(failure)
        .hasMessageStartingWith("cannot write the build cache " + file + ": ")
        .hasMessageEndingWith("Free some space, or set SPINTWIN_CACHE to another folder");
  }

  @Test
  void aSignalTheVerilogDoesNotHaveIsNamed() {
    ModelSource source =
        Fixtures.single(
            "offset",
            Map.of(),
            Fixtures.offset(Map.of()).inputs(),
            new RecordLayout.Builder().add("sum_q", 1, 32, false).build());
    HarnessException failure = failure(tools(), source);
    assertThat(failure.kind()).isEqualTo(Kind.LAYOUT_DIFFERS);
    assertThat(failure).hasMessage("the Verilog of offset has no signal 'sum_q'");
  }

  @Test
  void aWidthThatDiffersFromTheLayoutIsNamed() {
    ModelSource source =
        Fixtures.single(
            "offset",
            Map.of(),
            Fixtures.offset(Map.of()).inputs(),
            new RecordLayout.Builder().add("q_o", 4, 9, false).build());
    HarnessException failure = failure(tools(), source);
    assertThat(failure.kind()).isEqualTo(Kind.LAYOUT_DIFFERS);
    assertThat(failure)
        .hasMessage("'q_o' is 32 bits in the Verilog of offset, but 36 bits in the layout");
  }

  @Test
  void aLibraryOfAnotherLayoutIsRefused() throws IOException {
    new VerilatorBuild(tools()).build(Fixtures.events(), Variant.FAST);
    Path library = libraries().iterator().next();
    Path renamed = temporary.resolve("renamed.so");
    Files.copy(library, renamed, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(
            () -> VerilatedLibrary.load(renamed, Fixtures.offset(Map.of()), Variant.FAST))
        .isInstanceOf(HarnessException.class)
        .hasMessage(renamed + " was built for another layout; delete it");
    Path truncated = Files.write(temporary.resolve("truncated.so"), new byte[] {0x7f, 'E'});
    assertThatThrownBy(() -> VerilatedLibrary.load(truncated, Fixtures.events(), Variant.FAST))
        .isInstanceOf(HarnessException.class)
        .hasMessageStartingWith("cannot load " + truncated + ": ");
  }

  @Test
  void filesOutsideTheFolderAndUnknownInstancesAreRefused() {
    RecordLayout none = new RecordLayout.Builder().build();
    RecordLayout inner = new RecordLayout.Builder().add("u_a.b_q", 1, 1, false).build();
    assertThatThrownBy(
            () ->
                new ModelSource(
                    temporary,
                    List.of("../x.v"),
                    "x",
                    Map.of(),
                    none,
                    none,
                    List.of(),
                    Map.of("", "x")))
        .hasMessage("file '../x.v' lies outside the folder; give a name relative to " + temporary);
    assertThatThrownBy(
            () ->
                new ModelSource(
                    temporary,
                    List.of("x.v"),
                    "x",
                    Map.of(),
                    none,
                    inner,
                    List.of(),
                    Map.of("", "x")))
        .hasMessage("no module given for instance 'u_a' of 'u_a.b_q'; given: {=x}");
  }

  private Toolchain tools() {
    return Fixtures.tools(temporary.resolve("cache"));
  }

  private Path script(String name, String body) throws IOException {
    Path file = temporary.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private long answer(ModelSource source) {
    try (VerilatedModel model = new VerilatorBuild(tools()).build(source, Variant.FAST).open()) {
      long[] record = new long[2];
      model.clock(new long[] {0}, 0, record, 0);
      return record[0];
    }
  }

  private static HarnessException failure(Toolchain tools, ModelSource source) {
    return catchThrowableOfType(
        HarnessException.class, () -> new VerilatorBuild(tools).build(source, Variant.FAST));
  }

  private static ModelSource in(Path folder, ModelSource s) {
    return new ModelSource(
        folder,
        s.files(),
        s.top(),
        s.parameters(),
        s.inputs(),
        s.compared(),
        s.memories(),
        s.modules());
  }

  private Set<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
      return files.filter(f -> f.toString().endsWith(".so")).collect(Collectors.toSet());
    }
  }

  private void assertNothingHalfMade() throws IOException {
    assertThat(libraries()).isEmpty();
    assertThat(temporary.resolve("cache/staging")).isEmptyDirectory();
  }
}
