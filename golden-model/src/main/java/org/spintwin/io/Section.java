// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.YamlNode.Entry;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.io.YamlNode.Sequence;

/** Typed access to one mapping of a YAML file; a key that is absent has a default. */
public final class Section {
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final String path;
  private final Mapping mapping;

  private Section(String path, Mapping mapping) {
    this.path = path;
    this.mapping = mapping;
  }

  /**
   * The mapping at the top of a file.
   *
   * @throws InputException when the file is not readable or not YAML, or has another key
   */
  public static Section read(Path file, String... keys) {
    return of("", YamlReader.read(file), keys);
  }

  /**
   * The mapping at the top of a text.
   *
   * @param name of the text, for errors
   */
  public static Section read(String name, String text, String... keys) {
    var source = new SourceText(Path.of(name), text, text.lines().toList());
    return of("", YamlReader.read(source), keys);
  }

  /**
   * @param path of the section with a dot at its end; empty at the top
   * @param keys all that the section may hold
   * @throws InputException at the first key that is none of {@code keys}
   */
  static Section of(String path, Mapping mapping, String... keys) {
    List<String> known = Arrays.asList(keys);
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                throw new InputException(
                    Code.UNKNOWNKEY,
                    entry.keyLocation(),
                    path + key,
                    "an unknown key",
                    String.join(", ", keys),
                    NearestName.of(key, known));
              }
            });
    return new Section(path, mapping);
  }

  /** A section at the top that may hold any keys. */
  static Section ofAny(Mapping mapping) {
    return new Section("", mapping);
  }

  /** The same section with another value under a key. */
  Section with(String key, YamlNode value) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, new Entry(value.location(), value));
    return new Section(path, new Mapping(entries, mapping.location()));
  }

  /** The mapping under a key; an empty one where the key is absent. */
  public Section section(String key, String... keys) {
    YamlNode node = node(key);
    if (node == null) {
      node = new Mapping(Map.of(), mapping.location());
    }
    if (!(node instanceof Mapping inner)) {
      throw error(Code.TYPE, key, node.described(), "a mapping of " + String.join(", ", keys));
    }
    return of(path + key + ".", inner, keys);
  }

  /** The mappings in the list under a key; none where the key is absent. */
  public List<Section> sections(String key, String... keys) {
    if (!has(key)) {
      return List.of();
    }
    String allowed = "a list of mappings of " + String.join(", ", keys);
    if (!(node(key) instanceof Sequence list)) {
      throw error(Code.TYPE, key, node(key).described(), allowed);
    }
    List<Section> sections = new ArrayList<>();
    for (YamlNode element : list.elements()) {
      String place = path + key + "[" + sections.size() + "]";
      if (!(element instanceof Mapping inner)) {
        throw new InputException(
            Code.TYPE, element.location(), place, element.described(), allowed);
      }
      sections.add(of(place + ".", inner, keys));
    }
    return sections;
  }

  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Whether the value is a text or number, no mapping or list. */
  public boolean isScalar(String key) {
    return node(key) instanceof Scalar;
  }

  /** Null where the key is absent. */
  YamlNode node(String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null ? null : entry.value();
  }

  /** Of the value; of the section where the key is absent. */
  public Location location(String key) {
    return has(key) ? node(key).location() : mapping.location();
  }

  public InputException error(Code code, String key, String found, String allowed) {
    return new InputException(code, location(key), path + key, found, allowed);
  }

  public void require(String key, String allowed) {
    if (!has(key)) {
      throw error(Code.MISSINGKEY, key, "no such key", allowed);
    }
  }

  /** A whole number from {@code min} to {@code max}. */
  public long integer(String key, long standard, long min, long max) {
    String range = min == max ? Long.toString(min) : min + " to " + max;
    String text = has(key) ? plain(key, "a whole number " + range) : Long.toString(standard);
    if (!INTEGER.matcher(text).matches()) {
      throw error(Code.TYPE, key, node(key).described(), "a whole number " + range);
    }
    BigInteger value = new BigInteger(text);
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      throw error(Code.RANGE, key, given(key, text), range);
    }
    return value.longValueExact();
  }

  /** A finite number from {@code min} to {@code max}. */
  double real(String key, double standard, double min, double max) {
    return real(key, standard, min, max, decimal(min) + " to " + decimal(max));
  }

  private double real(String key, double standard, double min, double max, String range) {
    String text = has(key) ? plain(key, "a number " + range) : decimal(standard);
    if (!isReal(text)) {
      throw error(Code.TYPE, key, node(key).described(), "a number " + range);
    }
    double value = Double.parseDouble(text);
    if (value < min || value > max) {
      throw error(Code.RANGE, key, given(key, text), range);
    }
    return value + 0.0; // -0.0 becomes 0.0
  }

  /** A quantity of something that may be absent: 0, or one large enough to compute with. */
  double realOrZero(String key, double standard, double min, double max) {
    String range = "0, or " + decimal(min) + " to " + decimal(max);
    double value = real(key, standard, 0, max, range);
    if (value > 0 && value < min) {
      throw error(Code.RANGE, key, text(key, null), range);
    }
    return value;
  }

  boolean flag(String key, boolean standard) {
    return word(key, Boolean.toString(standard), "true", "false").equals("true");
  }

  /** A constant of an enum by its name in lower case. */
  public <E extends Enum<E>> E choice(String key, E standard) {
    E[] constants = standard.getDeclaringClass().getEnumConstants();
    String[] words = Arrays.stream(constants).map(Section::word).toArray(String[]::new);
    return constants[Arrays.asList(words).indexOf(word(key, word(standard), words))];
  }

  /** One of the given words. */
  public String word(String key, String standard, String... allowed) {
    String text = text(key, standard);
    List<String> words = Arrays.asList(allowed);
    if (!words.contains(text)) {
      throw new InputException(
          Code.VALUE,
          location(key),
          path + key,
          node(key).described(),
          String.join(", ", words),
          NearestName.of(text, words));
    }
    return text;
  }

  /** Any scalar, as it is written. */
  public String text(String key, String standard) {
    if (!has(key)) {
      return standard;
    }
    if (!(node(key) instanceof Scalar scalar)) {
      throw error(Code.TYPE, key, node(key).described(), "a text");
    }
    return scalar.text();
  }

  /** The path of a file, as it is written. */
  String path(String key, String standard) {
    String text = text(key, standard);
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw error(Code.VALUE, key, node(key).described(), "the path of a .csv or .npy file");
    }
    return text;
  }

  /**
   * The file that a key names, relative to the folder of the chip file.
   *
   * @throws InputException that points at the key, when there is no such file
   */
  Path file(String key, Path chipFile) {
    return file(key, chipFile, ".csv or .npy file");
  }

  /**
   * The file that a key names, relative to the folder of the chip file.
   *
   * @param what it is, for an error
   * @throws InputException that points at the key, when there is no such file
   */
  Path file(String key, Path chipFile, String what) {
    Path file = named(key, chipFile, what);
    if (!Files.isDirectory(file) && Files.exists(file)) {
      return file;
    }
    boolean folder = Files.isDirectory(file);
    throw new InputException(
        folder ? Code.DIRECTORY : Code.NOTFOUND,
        location(key),
        path + key,
        (folder ? "a directory: " : "no such file: ") + file,
        "an existing " + what + ", relative to the chip file",
        SourceText.neighbour(file));
  }

  private Path named(String key, Path chipFile, String what) {
    String name = path(key, null);
    try {
      return chipFile.resolveSibling(name);
    } catch (InvalidPathException e) { // a NUL, or what the locale cannot say
      throw error(Code.VALUE, key, name, "the name of an existing " + what);
    }
  }

  /** Whether a text is a finite decimal number. */
  static boolean isReal(String text) {
    return REAL.matcher(text).matches();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Decimal, without exponent or superfluous zeros; reads back as the same double. */
  static String decimal(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private String plain(String key, String allowed) {
    if (node(key) instanceof Scalar scalar && !scalar.quoted()) {
      return scalar.text();
    }
    throw error(Code.TYPE, key, node(key).described(), allowed);
  }

  private String given(String key, String text) {
    return has(key) ? text : text + ", the default";
  }
}
