// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.NeedsVerilator;

final class SoakCommandTest {
  @TempDir Path temporary;

  @Test
  void aSoakOfAFewChipsTellsWhatItComparedAndGoesOn() throws IOException {
    NeedsVerilator.check();
    Path folder = temporary.resolve("soak");
    CommandLineRun run = soak(folder, 1);
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("seed").asLong()).isEqualTo(3);
    assertThat(json.get("totals").get("chips").asInt()).isEqualTo(1);
    assertThat(json.get("totals").get("clocks").asLong()).isEqualTo(5000);
    assertThat(json.get("totals").get("mismatches").asLong()).isZero();
    assertThat(json.get("kinds").get("ts-pcm").get("chips").asInt()).isEqualTo(1);
    assertThat(json.get("kinds").get("ecram").get("chips").asInt()).isZero();
    assertThat(json.get("mismatches")).isEmpty();
    assertThat(json.get("notCompared")).isEmpty();
    assertThat(run.err())
        .containsPattern("ts-pcm +1 +5,000 ")
        .containsPattern("all +1 +5,000 ")
        .contains("this run: 1 chips, 5,000 clocks in")
        .contains("seed 3, journal in " + folder);

    run = soak(folder, 1);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("going on with " + folder + ": 1 chips, 5,000 clocks, 0");
    assertThat(run.json().get("thisRun").get("chips").asInt()).isZero();
    assertThat(run.json().get("totals")).isEqualTo(json.get("totals"));
  }

  private static CommandLineRun soak(Path folder, int chips) {
    return CommandLineRun.of(
        "soak",
        "--chips",
        chips,
        "--threads",
        1,
        "--seed",
        3,
        "--kinds",
        "ts-pcm",
        "--clocks",
        5000,
        "--out",
        folder,
        "--json",
        "-");
  }

  @Test
  void oneChipOfASeedIsComparedAlone() throws IOException {
    NeedsVerilator.check();
    Path folder = temporary.resolve("soak");
    CommandLineRun run =
        CommandLineRun.of(
            "soak", "--seed", 3, "--only", 7, "--clocks", 5000, "--out", folder, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("equal: chip 7 of seed 3 (ts-pcm, digest ", "5000 clocks, ");
    JsonNode found = run.json().get("configuration");
    assertThat(found.get("index").asLong()).isEqualTo(7);
    assertThat(found.get("clocks").asLong()).isEqualTo(5000);
    assertThat(found.get("result").asText()).isEqualTo("equal");
    assertThat(folder).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed 1 | give --hours, --chips or --only: how long",
        "--only 3 --chips 4 | --only is one chip; give it without --hours, --chips and --kinds",
        "--hours 0 | --hours: found 0.0; allowed more than 0, up to 10000",
        "--hours NaN | --hours: found NaN; allowed more than 0, up to 10000",
        "--chips 0 | --chips: found 0; allowed 1 to 9223372036854775807",
        "--only -1 | --only: found -1; allowed 0 to 9223372036854775807",
        "--chips 1 --clocks 0 | --clocks: found 0; allowed 1 to 1000000000000",
        "--chips 1 --seconds 0 | --seconds: found 0; allowed 1 to 86400",
        "--chips 1 --threads 0 | --threads: found 0; allowed 1 to 1024",
        "--chips 1 --kinds ecrm | --kinds: found 'ecrm'; allowed mram-lif-parallel, mram-lif-"
            + "parallel-axi, mram-lif-folded, sot-mlp-parallel, sot-mlp-folded, mtj-bnn, ecram,"
            + " ts-pcm, lif-network, linked, wishbone, tinytapeout; did you mean ecram?"
      })
  void whatASoakCannotDoIsSaid(String options, String text) {
    Object[] words =
        Stream.concat(Stream.of("soak"), Stream.of(options.split(" "))).toArray(Object[]::new);
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("spintwin soak: " + text);
  }
}
