// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The libraries that run: what they are, and that their licences are kept. */
final class SupplyChainTest {
  private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "0BSD");
  private static final Path PINS = SourceTree.ROOT.resolve("cli/runtime-jars.sha256");
  private static final Path TABLE = SourceTree.ROOT.resolve("docs/supply-chain.md");
  private static final String OWN = "org.spintwin";

  /** A row of the table. */
  private record Library(String licence, String choice, String text) {}

  /** SHA-256 by jar, without the ending. */
  private static Map<String, String> pins() throws IOException {
    Map<String, String> pins = new TreeMap<>();
    for (String line : Files.readAllLines(PINS)) {
      String[] words = line.split("  ");
      pins.put(words[1].replaceAll("\\.jar$", ""), words[0]);
    }
    return pins;
  }

  private static Map<String, Library> table() throws IOException {
    Map<String, Library> table = new TreeMap<>();
    Files.readAllLines(TABLE).stream()
        .filter(line -> line.matches("\\| \\S+-\\d.*"))
        .map(line -> line.substring(1).split("\\|"))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .forEach(row -> table.put(row.get(0), new Library(row.get(1), row.get(2), row.get(3))));
    return table;
  }

  private static Map<String, Path> jarsInUse() {
    Map<String, Path> jars = new HashMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      jars.put(path.getFileName().toString().replaceAll("\\.jar$", ""), path);
    }
    return jars;
  }

  @Test
  void theLibrariesInUseAreThePinnedOnes() throws IOException, NoSuchAlgorithmException {
    Map<String, Path> inUse = jarsInUse();
    Map<String, String> pins = pins();
    assertThat(pins).hasSizeGreaterThan(10);
    assertThat(inUse).containsKeys(pins.keySet().toArray(String[]::new));
    for (Map.Entry<String, String> pin : pins.entrySet()) {
      byte[] jar = Files.readAllBytes(inUse.get(pin.getKey()));
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
      assertThat(digest).as(pin.getKey()).isEqualTo(pin.getValue());
    }
  }

  @Test
  void everyLibraryHasAnAllowedLicenceInTheTable() throws IOException {
    assertThat(table().keySet()).isEqualTo(pins().keySet());
    assertThat(table().values()).extracting(Library::licence).isSubsetOf(ALLOWED);
  }

  /** The MIT licence wants its text and copyright to go with the library. */
  @Test
  void theTextsOfTheLicencesAreWhereTheTableSays() throws IOException {
    Map<String, Path> inUse = jarsInUse();
    for (Map.Entry<String, Library> entry : table().entrySet()) {
      Library library = entry.getValue();
      try (JarFile jar = new JarFile(inUse.get(entry.getKey()).toFile())) {
        List<String> texts =
            jar.stream()
                .map(Object::toString)
                .filter(n -> n.matches(".*LICENSE(\\.\\w+)?"))
                .toList();
        assertThat(texts.isEmpty()).as(entry.getKey()).isEqualTo(!library.text().startsWith("in"));
        assertThat(library.licence().equals("MIT") && texts.isEmpty()).isFalse();
      }
    }
    assertThat(SourceTree.ROOT.resolve("LICENSE")).content().contains("Apache License");
  }

  /** Run by {@code spintwin test --supply-chain}, which makes the SBOM. */
  @Test
  @EnabledIfSystemProperty(named = "spintwin.bom", matches = ".+")
  void theSbomHasThePinnedLibrariesWithTheLicencesOfTheTable() throws IOException {
    JsonNode bom = new ObjectMapper().readTree(new File(System.getProperty("spintwin.bom")));
    Map<String, Library> table = table();
    Map<String, String> found = new TreeMap<>();
    for (JsonNode component : bom.get("components")) {
      if (component.get("group").asText().equals(OWN)) {
        continue;
      }
      String jar = component.get("name").asText() + "-" + component.get("version").asText();
      found.put(jar, sha256(component));
      Library library = table.get(jar);
      assertThat(library).as("row of %s in %s", jar, TABLE).isNotNull();
      Set<String> licences = licences(component);
      assertThat(licences).as(jar).contains(library.licence());
      assertThat(licences).as(jar).hasSize(library.choice().isEmpty() ? 1 : 2);
    }
    assertThat(found).isEqualTo(pins());
  }

  private static String sha256(JsonNode component) {
    return StreamSupport.stream(component.get("hashes").spliterator(), false)
        .filter(h -> h.get("alg").asText().equals("SHA-256"))
        .map(h -> h.get("content").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> licences(JsonNode component) {
    return StreamSupport.stream(component.get("licenses").spliterator(), false)
        .map(l -> l.get("license"))
        .map(l -> l.has("id") ? l.get("id").asText() : l.get("name").asText())
        .collect(Collectors.toSet());
  }
}
