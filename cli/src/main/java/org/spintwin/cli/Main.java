// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.spintwin.io.NearestName;
import org.spintwin.rtl.VerilogWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code spintwin} command. */
@Command(
    name = "spintwin",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Verilog twins of memory-device neural chips, proven clock by clock.",
    subcommands = {
      InitCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      GenerateCommand.class,
      SimulateCommand.class,
      RunCommand.class,
      ServeCommand.class,
      VerifyCommand.class,
      AssureCommand.class,
      ExportCommand.class,
      CompareSpiceCommand.class,
      CalibrateCommand.class,
      DemoCommand.class,
      ExperimentCommand.class,
      SoakCommand.class,
      BenchCommand.class,
      BoardsCommand.class,
      BuildCommand.class,
      FlashCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      GenerateCompletion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin init -o chip.yaml",
      "  spintwin check chip.yaml",
      "  spintwin verify chip.yaml --cycles 1000000",
      "  source <(spintwin generate-completion)",
      "",
      "  spintwin test [--full]    every test of the project, with what it needs",
      "",
      "Exit codes: 0 ok, 1 mismatch, 2 usage, 3 invalid input, 4 tool missing,",
      "5 tool failed, 6 timeout, 70 a defect of spintwin itself."
    })
public final class Main implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec private CommandSpec spec;

  private Main(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public static void main(String[] arguments) {
    int exit = run(Surroundings.ofProcess(), arguments);
    System.out.flush();
    System.exit(exit);
  }

  /** Runs a command line; returns the exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    Main main = new Main(surroundings);
    try {
      return main.commandLine().execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return main.report(e, main.plainConsole()).exit().value();
    }
  }

  /** The whole command line, for completion and documentation too. */
  private CommandLine commandLine() {
    return new CommandLine(this)
        .setOut(new PrintWriter(surroundings.out(), true))
        .setErr(new PrintWriter(surroundings.err(), true))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colorful() ? Ansi.ON : Ansi.OFF))
        .registerConverter(Path.class, Main::path)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> report(e, plainConsole()).exit().value());
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + word + "' cannot be the name of a file here");
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** Tells the user of a failure; the stack trace only with SPINTWIN_DEBUG=1. */
  Failure report(Throwable e, Console console) {
    Failure failure = Failure.of(e);
    console.error(failure.message());
    if (surroundings.debug()) {
      e.printStackTrace(surroundings.err());
    }
    return failure;
  }

  private int misused(ParameterException e, String[] arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    StringBuilder message = new StringBuilder("%Error-USAGE: " + command.qualifiedName() + ": ");
    if (e instanceof UnmatchedArgumentException unmatched) {
      String found = unmatched.getUnmatched().get(0);
      boolean option = found.startsWith("-");
      String what = option ? "option" : command.subcommands().isEmpty() ? "argument" : "command";
      message.append("unknown ").append(what).append(" '").append(found).append('\'');
      String nearest = NearestName.of(found, names(command, option));
      message.append(nearest == null ? "" : "; did you mean " + nearest + "?");
    } else {
      message.append(e.getMessage());
    }
    Console console = plainConsole();
    console.error(message.toString());
    console.error("Try '" + command.qualifiedName() + " --help'.");
    return ExitCode.USAGE.value();
  }

  private static List<String> names(CommandSpec command, boolean options) {
    List<String> names = new ArrayList<>();
    if (options) {
      command.options().forEach(o -> names.addAll(List.of(o.names())));
    } else {
      names.addAll(command.subcommands().keySet());
    }
    return names;
  }

  private Console plainConsole() {
    return new Console(
        surroundings.out(), surroundings.err(), false, surroundings.colorful(), false);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"spintwin " + VerilogWriter.VERSION};
    }
  }
}
