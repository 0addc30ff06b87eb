// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that programs have stumbled over. */
public final class HostileText {
  /** What shells, Tcl, Velocity, XML, YAML, make, C and file systems read as more than text. */
  public static final List<String> WORDS =
      List.of(
          "$(touch pwned)",
          "`touch pwned`",
          "; touch pwned;",
          "| touch pwned",
          "&& touch pwned",
          "a\ntouch pwned",
          "${HOME}",
          "$HOME",
          "%s%n%x%p",
          "%0",
          "#set($x = 1)$x",
          "${engine.getClass()}",
          "$core.getClass().forName('java.lang.Runtime')",
          "#include(\"/etc/passwd\")",
          "[exec touch pwned]",
          "[open pwned w]",
          "}{",
          "</name><evil/>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "&e;",
          "]]>",
          "a&b<c>d\"e'f",
          "*/ #error",
          "`include \"/etc/passwd\"",
          "endmodule module evil",
          "\\escaped ",
          "$(shell touch pwned)",
          "!!java.io.File [pwned]",
          "!!javax.script.ScriptEngineManager [x]",
          "&a [*a, *a]",
          "<<: *a",
          "../pwned",
          "../../pwned",
          "/tmp/pwned/x",
          "//x",
          "~/pwned",
          "a/b",
          ".",
          "..",
          "-rf",
          "--help",
          "@args",
          "con",
          "a\u0000b",
          "a\u0007b",
          "\u001b[31mred",
          "\u202Etxet",
          "\u200Bzero",
          "\uFEFFmark",
          "n\u0430me",
          "\uD83D\uDE00",
          "\uFFFF",
          "\u0130stanbul",
          "module",
          "logic",
          "entity",
          "signal",
          "int",
          "class",
          "public",
          "synapse_array",
          "tb_x",
          "_",
          "1a",
          "A",
          "true",
          "null",
          "",
          " ",
          "\t",
          "''",
          "\"");

  /** What stands for a number. */
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "2",
          "3",
          "7",
          "16",
          "31",
          "32",
          "33",
          "63",
          "64",
          "65",
          "255",
          "256",
          "1024",
          "4096",
          "4097",
          "65535",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "18446744073709551616",
          "1e3",
          "1e-300",
          "4.9e-324",
          "1e-400",
          "1e308",
          "1e309",
          "1e999999999999",
          "-1e308",
          "1e-9",
          "0.5",
          "0.1",
          "3.0000000000000001",
          ".5",
          "5.",
          "1_000",
          "1,000",
          "0x10",
          "010",
          "+5",
          "++5",
          "NaN",
          ".nan",
          ".inf",
          "-.inf",
          "Infinity",
          "1d",
          "1f",
          "0b1",
          "\u0661\u0662",
          "\uFF11",
          "1 2",
          "12:30:45",
          "2001-01-01");

  private HostileText() {}

  static String number(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> "" + random.nextLong();
      case 1 -> "" + random.nextInt(-10, 300);
      case 2 -> "" + Double.longBitsToDouble(random.nextLong());
      case 3 -> "9".repeat(random.nextInt(1, 400));
      default -> Draw.of(random, NUMBERS);
    };
  }

  static String word(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> "a".repeat(Draw.one(random, 63, 64, 255, 256, 10_000));
      case 1 -> "../".repeat(random.nextInt(1, 20)) + "pwned";
      case 2 -> characters(random);
      default -> Draw.of(random, WORDS);
    };
  }

  private static String characters(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      int bound = Draw.one(random, 0x80, 0x80, 0x800, 0xD800, 0x10000);
      int character = random.nextInt(bound);
      text.appendCodePoint(character);
    }
    return text.toString();
  }
}
