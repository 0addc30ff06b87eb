// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.harness.HarnessException.Kind;

/** Turns Verilog into a shared library, or finds the one built before. Safe for many threads. */
public final class VerilatorBuild {
  /** Hidden symbols, bound within the library: two models in one JVM must not see each other's. */
  private static final List<String> COMPILE =
      List.of("-std=gnu++17", "-fPIC", "-fvisibility=hidden", "-fno-gnu-unique", "-pthread", "-w");

  private static final List<String> LINK = List.of("-shared", "-Wl,-Bsymbolic", "-pthread");

  /** Only short loop bodies are unrolled: long ones, over neurons, run and build faster rolled. */
  private static final List<String> VERILATE =
      List.of("--cc", "--flatten", "-Wno-fatal", "--unroll-stmts", "2000");

  /** A counter for each bit takes long to compile, and few clocks are run. */
  private static final String COVERAGE_OPTIMIZATION = "-O0";

  private static final String HOOKS = "hooks.h";
  private static final List<String> SHIM = List.of("record.h", "shim.cpp");

  private static final double OLDEST_VERILATOR = 5.006;
  private static final Pattern VERSION = Pattern.compile("Verilator (\\d+\\.\\d+)");

  private final Toolchain tools;
  private final BuildCache cache;

  public VerilatorBuild(Toolchain tools) {
    this.tools = tools;
    this.cache = new BuildCache(tools.cache());
  }

  /**
   * Builds and loads a model.
   *
   * @throws HarnessException when it cannot be built; nothing half-made remains
   * @throws UncheckedIOException when a Verilog file cannot be read
   */
  public VerilatedLibrary build(ModelSource source, Variant variant) {
    Map<String, byte[]> files = read(source);
    String key = key(source, variant, files);
    Path library = cache.obtain(key + ".so", staging -> make(source, variant, files, key, staging));
    return VerilatedLibrary.load(library, source, variant);
  }

  private String key(ModelSource source, Variant variant, Map<String, byte[]> files) {
    Digest digest =
        new Digest()
            .add(tools.stamp())
            .add(String.join(" ", VERILATE))
            .add(String.join(" ", variant.verilatorFlags()))
            .add(String.join(" ", compileFlags(variant)))
            .add(String.join(" ", LINK))
            .add(LayoutHeader.description(source))
            .add(configuration(source, variant, files))
            .add(source.top())
            .add(new TreeMap<>(source.parameters()).toString());
    digest.add(resource(HOOKS));
    SHIM.forEach(name -> digest.add(resource(name)));
    files.forEach((name, bytes) -> digest.add(name).add(bytes));
    return digest.hex();
  }

  private Path make(
      ModelSource source, Variant variant, Map<String, byte[]> files, String key, Path staging)
      throws IOException {
    ToolRun run = toolRun(staging, key);
    Path include = include(run);
    Path prelude = prelude(variant, include);
    Path runtime = runtime(variant, include, prelude);
    String prefix = "Vspintwin_" + key.substring(0, 16);

    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path copy = staging.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.write(copy, file.getValue());
    }
    Files.writeString(staging.resolve("spintwin.vlt"), configuration(source, variant, files));
    run.run(verilate(source, variant, prefix));

    Path generated = staging.resolve("generated");
    for (String name : SHIM) {
      Files.write(generated.resolve(name), resource(name));
    }
    List<Path> units = units(generated, prefix);
    StringBuilder sources = new StringBuilder();
    for (Path unit : units) {
      sources.append(Files.readString(unit));
    }
    if (variant == Variant.COVERAGE) {
      CoveragePoints.markUncounted(units);
    }
    String header = Files.readString(generated.resolve(prefix + "___024root.h"));
    RootHeader root = new RootHeader(source.top(), header);
    Optional<String> previousClock =
        variant == Variant.TRACE
            ? Optional.<String>empty()
            : root.previousClock(sources.toString());
    Files.writeString(
        generated.resolve("layout.h"), LayoutHeader.text(source, prefix, root, previousClock));
    // One translation unit: the headers are parsed once, and the shim sees into the model.
    Files.writeString(
        generated.resolve("model.cpp"),
        Stream.concat(units.stream(), Stream.of(Path.of("layout.h"), Path.of("shim.cpp")))
            .map(unit -> "#include \"" + unit.getFileName() + "\"\n")
            .collect(Collectors.joining()));

    run.run(compile(variant, include, prelude, "generated/model.cpp", "model.o"));
    List<String> link = new ArrayList<>(List.of(tools.compiler().toString()));
    link.addAll(LINK);
    link.addAll(List.of("-o", "model.so", "model.o", runtime.toString()));
    run.run(link);
    return staging.resolve("model.so");
  }

  /**
   * What every translation unit begins with, the hooks and Verilator's header, compiled once for
   * all models: reading them takes half as long as all the rest of a small model.
   *
   * @return the header; beside it lies what it compiles to, which g++ takes where it fits
   */
  private Path prelude(Variant variant, Path include) {
    String text =
        new String(resource(HOOKS), StandardCharsets.UTF_8) + "#include \"verilated.h\"\n";
    String key = key(variant, include).add("prelude").add(text).hex();
    String name = key + ".h";
    cache.obtain(
        name + ".gch",
        staging -> {
          Files.writeString(staging.resolve(name), text);
          List<String> command = compiler(variant, include);
          command.addAll(List.of("-x", "c++-header", name, "-o", "prelude.gch"));
          toolRun(staging, key).run(command);
          return staging.resolve("prelude.gch");
        });
    return cache.obtain(name, staging -> Files.writeString(staging.resolve("prelude.h"), text));
  }

  /** Verilator's own library, compiled once for all models. */
  private Path runtime(Variant variant, Path include, Path prelude) {
    List<String> units = new ArrayList<>(List.of("verilated.cpp", "verilated_threads.cpp"));
    units.addAll(variant.runtimeUnits());
    String text = units.stream().map(u -> "#include \"" + u + "\"\n").collect(Collectors.joining());
    String key = key(variant, include).add(prelude.getFileName().toString()).add(text).hex();
    return cache.obtain(
        key + ".o",
        staging -> {
          Files.writeString(staging.resolve("runtime.cpp"), text);
          toolRun(staging, key).run(compile(variant, include, prelude, "runtime.cpp", "runtime.o"));
          return staging.resolve("runtime.o");
        });
  }

  /** Of what depends on the programs and their options alone. */
  private Digest key(Variant variant, Path include) {
    return new Digest()
        .add(tools.stamp())
        .add(include.toString())
        .add(String.join(" ", compileFlags(variant)));
  }

  private List<String> verilate(ModelSource source, Variant variant, String prefix) {
    List<String> command = new ArrayList<>(List.of(tools.verilator().toString()));
    command.addAll(VERILATE);
    command.addAll(variant.verilatorFlags());
    command.addAll(List.of("--prefix", prefix, "--Mdir", "generated"));
    command.addAll(List.of("--top-module", source.top()));
    new TreeMap<>(source.parameters())
        .forEach((name, value) -> command.add("-G" + name + "=" + literal(value)));
    command.add("spintwin.vlt");
    source.files().stream().filter(f -> f.matches(".*\\.s?v")).forEach(command::add);
    return command;
  }

  private List<String> compile(
      Variant variant, Path include, Path prelude, String unit, String object) {
    List<String> command = compiler(variant, include);
    command.addAll(List.of("-include", prelude.toString(), "-c", unit, "-o", object));
    return command;
  }

  private List<String> compiler(Variant variant, Path include) {
    List<String> command = new ArrayList<>(List.of(tools.compiler().toString()));
    command.addAll(compileFlags(variant));
    command.addAll(List.of("-I" + include, "-I" + include.resolve("vltstd")));
    return command;
  }

  private List<String> compileFlags(Variant variant) {
    List<String> flags = new ArrayList<>(COMPILE);
    flags.add(variant == Variant.COVERAGE ? COVERAGE_OPTIMIZATION : tools.optimization());
    flags.addAll(variant.compilerFlags());
    return flags;
  }

  /**
   * Makes registers and memories visible, so that the Verilog needs no pragmas. Bits of memories
   * are not counted as toggling: there are many, and they are data.
   */
  private static String configuration(
      ModelSource source, Variant variant, Map<String, byte[]> files) {
    Stream<String> signals =
        source.compared().names().stream().map(name -> visible(source, "public_flat_rd", name));
    Stream<String> memories =
        source.memories().stream()
            .map(MemoryShape::name)
            .map(name -> visible(source, "public_flat_rw", name));
    Stream<String> uncounted =
        variant == Variant.COVERAGE
            ? source.memories().stream().map(m -> uncounted(source, m.name(), files))
            : Stream.of();
    return Stream.concat(Stream.concat(signals, memories), uncounted)
        .distinct()
        .collect(Collectors.joining("\n", "`verilator_config\n", "\n"));
  }

  private static String visible(ModelSource source, String access, String path) {
    String variable = path.substring(path.lastIndexOf('.') + 1);
    return access + " -module \"" + source.module(path) + "\" -var \"" + variable + "\"";
  }

  private static String uncounted(ModelSource source, String path, Map<String, byte[]> files) {
    String file = source.module(path) + ".v";
    String variable = path.substring(path.lastIndexOf('.') + 1);
    List<String> lines = new String(files.get(file), StandardCharsets.UTF_8).lines().toList();
    Pattern declaration = Pattern.compile("\\breg\\b.* " + Pattern.quote(variable) + "\\[");
    int line = 0;
    while (!declaration.matcher(lines.get(line++)).find()) {
      // The layout names only memories that are there.
    }
    return "coverage_off -file \"" + file + "\" -lines " + line + "-" + line;
  }

  /** Verilator reads a plain number as 32 bits. */
  private static String literal(long value) {
    return value == (int) value ? Long.toString(value) : "64'sh" + Long.toHexString(value);
  }

  private Path include(ToolRun run) throws IOException {
    String verilator = tools.verilator().toString();
    String version = run.ask(List.of(verilator, "--version"));
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.find() || Double.parseDouble(matcher.group(1)) < OLDEST_VERILATOR) {
      throw new HarnessException(
          Kind.TOOL_MISSING,
          "Verilator "
              + OLDEST_VERILATOR
              + " or newer is needed; "
              + verilator
              + " says '"
              + version
              + "'");
    }
    return Path.of(run.ask(List.of(verilator, "--getenv", "VERILATOR_ROOT")), "include");
  }

  private ToolRun toolRun(Path staging, String key) {
    return new ToolRun(
        staging, staging.resolve("tools.log"), cache.log(key), tools.timeout(), Toolchain.INSTALL);
  }

  private static List<Path> units(Path generated, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(generated)) {
      return all.filter(f -> f.getFileName().toString().matches(prefix + "\\w*\\.cpp"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, byte[]> read(ModelSource source) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String file : source.files()) {
      try {
        files.put(file, Files.readAllBytes(source.folder().resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + source.folder().resolve(file), e);
      }
    }
    return files;
  }

  private static byte[] resource(String name) {
    try (InputStream in = VerilatorBuild.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
