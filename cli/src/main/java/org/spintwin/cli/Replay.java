// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * All that makes a comparison happen again.
 *
 * @param specDigest of the chip it belongs to
 * @param cycles clocks up to and including the one that differed
 * @param seed of the random stimulus
 * @param parameters overridden Verilog parameters
 * @param input one of {@link #INPUTS}, beside the replay file; null for the random stimulus
 */
record Replay(
    int schemaVersion,
    long specDigest,
    long cycles,
    long seed,
    Map<String, Long> parameters,
    String input) {
  static final String FILE = "replay.json";

  /** Names of the inputs beside it. */
  private static final List<String> INPUTS = List.of("spikes.npy", "samples.npy");

  private static final long LONGEST_FILE = 1 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  /** The same, for fewer clocks. */
  Replay upTo(long clocks) {
    return new Replay(schemaVersion, specDigest, clocks, seed, parameters, input);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /**
   * Reads a replay file.
   *
   * @throws InputException when it is none, or of another chip
   */
  static Replay read(Path file, long specDigest) throws IOException {
    Location at = Location.of(file);
    if (!Files.isRegularFile(file)) {
      throw new InputException(Code.NOTFOUND, at, null, "no such file", "a " + FILE);
    }
    if (Files.size(file) > LONGEST_FILE) {
      throw new InputException(
          Code.TOOLARGE, at, null, Files.size(file) + " bytes", "up to " + LONGEST_FILE);
    }
    Replay replay;
    try {
      replay = JSON.readValue(file.toFile(), Replay.class);
    } catch (JsonProcessingException e) {
      throw new InputException(
          Code.FORMAT, at, null, "what is no replay: " + e.getOriginalMessage(), "a " + FILE);
    }
    if (replay.schemaVersion != SpintwinCommand.SCHEMA_VERSION || replay.parameters == null) {
      throw new InputException(
          Code.FORMAT,
          at,
          "schemaVersion",
          "" + replay.schemaVersion,
          "" + SpintwinCommand.SCHEMA_VERSION);
    }
    if (replay.cycles < 1 || replay.input != null && !INPUTS.contains(replay.input)) {
      throw new InputException(
          Code.FORMAT,
          at,
          null,
          replay.cycles + " cycles of input " + replay.input,
          "at least 1 cycle of " + String.join(", ", INPUTS) + " or none");
    }
    if (replay.specDigest != specDigest) {
      throw new InputException(
          Code.COMBINATION,
          at,
          "specDigest",
          "" + replay.specDigest,
          specDigest + ", the digest of the chip");
    }
    return replay;
  }
}
