// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.YamlNode.Entry;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.io.YamlNode.Sequence;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document: plain mappings, lists and scalars; no anchors, aliases or tags. */
final class YamlReader {
  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 16;
  private static final Pattern UNQUOTED_COMPARE = Pattern.compile("^(\\s*\\S+:\\s+)(>=?)\\s*$");
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final SourceText source;
  private final YAMLParser parser;

  /** A place in the source, line and column from 1 on, and its character in that line. */
  private int markLine;

  private int markColumn;
  private int markOffset;

  private YamlReader(SourceText source, YAMLParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * The mapping at the top of a file.
   *
   * @throws InputException when the file is not readable, not UTF-8, over 1 MiB, or not one mapping
   */
  static Mapping read(Path file) {
    return read(SourceText.read(file, MAX_BYTES));
  }

  /** The mapping at the top of a text. */
  static Mapping read(SourceText source) {
    try (YAMLParser parser = FACTORY.createParser(source.text())) {
      return new YamlReader(source, parser).document();
    } catch (JsonProcessingException e) {
      throw syntax(source, e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
  }

  private Mapping document() throws IOException {
    if (parser.nextToken() == null) {
      throw new InputException(
          Code.EMPTY,
          Location.of(source.file()),
          null,
          "no content",
          "a mapping of keys to values");
    }
    YamlNode node = node(0, null);
    if (!(node instanceof Mapping root)) {
      throw new InputException(
          Code.TYPE, node.location(), null, node.described(), "a mapping of keys to values");
    }
    if (parser.nextToken() != null) {
      throw new InputException(
          Code.DOCUMENTS, here(), null, "a second document", "one document in a file");
    }
    return root;
  }

  private YamlNode node(int depth, String path) throws IOException {
    Location at = here();
    int first = refuseProperties(at, path);
    if (depth > MAX_DEPTH) {
      throw new InputException(
          Code.DEPTH,
          at,
          null,
          "more than " + MAX_DEPTH + " levels of nesting",
          "up to " + MAX_DEPTH);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(at, depth, path);
      case START_ARRAY -> sequence(at, depth, path);
      default -> new Scalar(parser.getText(), "'\"|>".indexOf(first) >= 0, at);
    };
  }

  private Mapping mapping(Location at, int depth, String path) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Location keyAt = here();
      refuseProperties(keyAt, path);
      String key = parser.currentName();
      String keyPath = path == null ? key : path + "." + key;
      parser.nextToken();
      Entry earlier = entries.put(key, new Entry(keyAt, node(depth + 1, keyPath)));
      if (earlier != null) {
        throw new InputException(
            Code.DUPLICATEKEY,
            keyAt,
            keyPath,
            "the key again, first on line " + earlier.keyLocation().line(),
            "each key once");
      }
    }
    return new Mapping(entries, at);
  }

  private Sequence sequence(Location at, int depth, String path) throws IOException {
    List<YamlNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(node(depth + 1, path));
    }
    return new Sequence(elements, at);
  }

  private Location here() {
    JsonLocation at = parser.currentTokenLocation();
    return source.at(at.getLineNr(), at.getColumnNr());
  }

  /** Refuses anchors, aliases and tags; otherwise the first character of the token. */
  private int refuseProperties(Location at, String path) {
    int first = characterAt(at);
    if (first == '&' || first == '*') {
      throw new InputException(
          Code.ALIAS,
          at,
          path,
          first == '&' ? "a YAML anchor" : "a YAML alias",
          "plain values; write the value out, or quote a text that begins so");
    }
    if (first == '!') {
      throw new InputException(Code.TYPE, at, path, "a YAML tag", "plain values");
    }
    return first;
  }

  /** Goes on from the last place: counting from the start of a long line takes too long. */
  private int characterAt(Location at) {
    String line = at.sourceLine();
    if (at.line() != markLine || at.column() < markColumn) {
      markLine = at.line();
      markColumn = 1;
      markOffset = 0;
    }
    while (markColumn < at.column() && markOffset < line.length()) {
      markOffset += Character.charCount(line.codePointAt(markOffset));
      markColumn++;
    }
    return markOffset < line.length() ? line.codePointAt(markOffset) : -1;
  }

  private static InputException syntax(SourceText source, JsonProcessingException e) {
    Location at = Location.of(source.file());
    String problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable YAML");
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      at =
          source.at(marked.getProblemMark().getLine() + 1, marked.getProblemMark().getColumn() + 1);
      problem = marked.getProblem();
    } else if (e.getCause() instanceof ReaderException character) {
      at = at(source, character.getPosition());
      problem = "a control character";
    } else if (e.getLocation() != null) {
      at = source.at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
    Matcher compare = UNQUOTED_COMPARE.matcher(at.line() == 0 ? "" : at.sourceLine());
    String suggestion =
        compare.matches() ? compare.group(1).strip() + " \"" + compare.group(2) + '"' : null;
    return new InputException(
        Code.SYNTAX, at, null, "what is not YAML: " + problem.strip(), "YAML", suggestion);
  }

  private static Location at(SourceText source, int characters) {
    String before = source.text().substring(0, source.text().offsetByCodePoints(0, characters));
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return source.at(line, before.codePointCount(lineStart, before.length()) + 1);
  }
}
