// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.io.InputException;
import org.spintwin.nir.NirArray.Element;

/** What is said of files that hold no graph. */
final class NirFileErrorTest {
  @TempDir private Path folder;

  /** The message for a file whose root is a changed one of a sound graph. */
  private void expect(UnaryOperator<Map<String, NirValue>> change, String message)
      throws IOException {
    Path file = folder.resolve("model.nir");
    NirFileTest.graph().write(file);
    NirGroup root = Hdf5Reader.read(file);
    Hdf5Writer.write(file, new NirGroup(change.apply(new TreeMap<>(root.values()))));
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  /** Changes the group 'node'. */
  private static UnaryOperator<Map<String, NirValue>> node(
      UnaryOperator<Map<String, NirValue>> change) {
    return root -> {
      NirGroup node = (NirGroup) root.get("node");
      root.put("node", new NirGroup(change.apply(new TreeMap<>(node.values()))));
      return root;
    };
  }

  private static UnaryOperator<Map<String, NirValue>> without(String name) {
    return values -> {
      values.remove(name);
      return values;
    };
  }

  private static UnaryOperator<Map<String, NirValue>> with(String name, NirValue value) {
    return values -> {
      values.put(name, value);
      return values;
    };
  }

  private static NirGroup group(Object... members) {
    Map<String, NirValue> values = new TreeMap<>();
    for (int i = 0; i < members.length; i += 2) {
      values.put((String) members[i], (NirValue) members[i + 1]);
    }
    return new NirGroup(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chip: yes\n", "\u0089HDF\r\n\u001a\n"})
  void refusesWhatIsNotHdf5(String content) throws IOException {
    Path file = folder.resolve("model.nir");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-FORMAT: %s: /: found not an HDF5 file, or a damaged one; allowed an HDF5 file"
                + " as h5py writes it; write it again",
            file);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("model.nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("%%Error-NOTFOUND: %s: found no such file; allowed an existing file", file);
  }

  @Test
  void refusesATruncatedFileWhereverItEnds() throws IOException {
    byte[] bytes = Files.readAllBytes(NorseTraceTest.resource("lif_norse.nir"));
    Path file = folder.resolve("model.nir");
    for (int length = 1; length < bytes.length; length += 499) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> NirFile.read(file))
          .as("%d bytes", length)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("%%Error-FORMAT: %s: ", file)
          .hasMessageEndingWith("; allowed an HDF5 file as h5py writes it; write it again");
    }
  }

  @Test
  void saysWhatIsMissingInAGraph() throws IOException {
    expect(
        without("node"),
        "%Error-FORMAT: FILE: found no group 'node'; allowed a NIR graph, which is in the group"
            + " 'node'");
    expect(
        node(without("type")),
        "%Error-MISSINGKEY: FILE: group 'node': found no dataset 'type'; allowed a node, which has a"
            + " dataset 'type'");
    expect(
        node(without("nodes")),
        "%Error-MISSINGKEY: FILE: group 'node': found no group 'nodes'; allowed a graph, which has"
            + " 'nodes' and 'edges'");
    expect(
        node(without("edges")),
        "%Error-MISSINGKEY: FILE: group 'node': found no dataset 'edges'; allowed a graph, which has"
            + " 'nodes' and 'edges'");
    expect(
        node(with("nodes", group("x", group("typ", NirArray.text("LIF"))))),
        "%Error-MISSINGKEY: FILE: node 'x': found 'typ' and no dataset 'type'; allowed a node, which"
            + " has a dataset 'type'; did you mean type?");
    expect(
        node(with("nodes", group("x", group("y", group("type", NirArray.text("LIF")))))),
        "%Error-MISSINGKEY: FILE: node 'x': found no dataset 'type'; allowed node names without '/',"
            + " which makes groups of 'x/y'");
  }

  @Test
  void saysWhatIsNoGraph() throws IOException {
    expect(
        node(with("type", NirArray.text("LIF"))),
        "%Error-VALUE: FILE: group 'node': found LIF; allowed NIRGraph as type of the outermost");
    expect(
        node(with("type", NirArray.reals(new double[] {1}))),
        "%Error-TYPE: FILE: group 'node', type: found numbers of shape []; allowed one text");
    expect(
        node(with("nodes", group("x", NirArray.text("LIF")))),
        "%Error-TYPE: FILE: node 'x': found a dataset; allowed a group, which is a node");
    expect(
        node(with("edges", NirArray.texts(new String[] {"a", "b", "c"}, 1, 3))),
        "%Error-SHAPE: FILE: group 'node', edges: found texts of shape [1, 3]; allowed pairs of"
            + " names: texts of shape [n, 2]");
    expect(
        node(with("edges", group())),
        "%Error-TYPE: FILE: group 'node', edges: found a group; allowed pairs of names");
  }

  @Test
  void refusesGroupsThatAreTooDeep() throws IOException {
    NirGroup nest = group();
    for (int i = 0; i < 70; i++) {
      nest = group("n", nest);
    }
    expect(
        with("deep", nest),
        "%Error-DEPTH: FILE: /deep"
            + "/n".repeat(63)
            + "/: found groups within groups, 65 deep;"
            + " allowed up to 64");
  }

  @ParameterizedTest
  @EnumSource(
      value = Element.class,
      names = {"INT8", "TEXT"})
  void refusesShapesThatClaimTooMuch(Element element) throws IOException {
    Path file = folder.resolve("model.nir");
    Hdf5Writer.write(file, group("bomb", NirArray.integers(Element.INT8, new long[] {7, 7}, 2)));
    if (element == Element.TEXT) {
      Hdf5Writer.write(file, group("bomb", NirArray.texts(new String[] {"", ""}, 2)));
    }
    byte[] bytes = Files.readAllBytes(file);
    Hdf5Bytes.replaceDimension(bytes, 2, 1L << 40);
    Files.write(file, bytes);
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-TOOLARGE: %s: /bomb: found shape [1099511627776]; allowed up to %s in a file",
            file, element == Element.TEXT ? "1048576 texts" : "67108864 numbers");
  }

  @Test
  void refusesDataThatUnpackToMoreThanTheirChunk() throws IOException {
    Path file = NirFileTest.foreign(folder, "h5py_bomb.nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-TOOLARGE: %s: /bomb: found packed data of more than the 8 bytes of a chunk;"
                + " allowed a chunk's size",
            file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "szip | FORMAT: FILE: /x: found data packed by a filter that is not here; allowed gzip,"
            + " shuffle, fletcher32, lzf or none",
        "long | TYPE: FILE: /x: found elements of a type that is not supported; allowed numbers of"
            + " up to 64 bits, texts and truth values",
        "record | TYPE: FILE: /x: found elements of type CompoundDataType; allowed numbers, texts and"
            + " truth values",
        "enum | TYPE: FILE: /x: found an enumeration with A; allowed FALSE and TRUE",
        "link | TYPE: FILE: /x: found a link; allowed groups and datasets",
        "type | TYPE: FILE: /x: found a named data type; allowed groups and datasets"
      })
  void refusesWhatNoGraphHolds(String name, String message) throws IOException {
    Path file = NirFileTest.foreign(folder, "h5py_" + name + ".nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("%%Error-%s", message.replace("FILE", file.toString()));
  }

  @Test
  void refusesAGroupThatContainsItself() throws IOException {
    Path file = NirFileTest.foreign(folder, "h5py_loop.nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%%Error-DEPTH: %s: /x/x/x", file);
  }
}
