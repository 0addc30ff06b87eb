// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.io.InputException;
import org.spintwin.nir.NirArray.Element;
import org.spintwin.nir.NirGraph.Edge;

/** NIR files, written here and by h5py. */
final class NirFileTest {
  @TempDir private Path folder;

  /** A file that h5py made. */
  static Path foreign(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream packed = NirFileTest.class.getResourceAsStream(name + ".gz");
        InputStream in = new GZIPInputStream(packed)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private NirFile rewritten(NirFile file) throws IOException {
    Path copy = folder.resolve("copy.nir");
    file.write(copy);
    return NirFile.read(copy);
  }

  private static NirFile graph() {
    Map<String, NirValue> metadata = new TreeMap<>();
    for (Element element : Element.values()) {
      metadata.put(element.name(), values(element));
    }
    metadata.put("none", NirArray.integers(Element.INT32, new long[0], 0, 3));
    metadata.put("group", new NirGroup(Map.of("deeper", new NirGroup(Map.of()))));
    GraphText inner = new GraphText().input("input", 1).lif("ünï.cödé").output("output", 1);
    return new GraphText()
        .input("in", 1)
        .inner("子", inner.way("input > ünï.cödé > output"))
        .set("in", "metadata", new NirGroup(metadata))
        .set("in", "unknown", 1, 2, 3)
        .output("out", 1)
        .way("in > 子 > out")
        .file();
  }

  private static NirArray values(Element element) {
    return switch (element) {
      case BOOL -> NirArray.integers(element, new long[] {1, 0, 1}, 3);
      case INT8 -> NirArray.integers(element, new long[] {-128, 127}, 2, 1);
      case UINT8 -> NirArray.integers(element, new long[] {255}, 1, 1, 1);
      case INT16 -> NirArray.integers(element, new long[] {-32768, 32767}, 2);
      case UINT16 -> NirArray.integers(element, new long[] {65535});
      case INT32 -> NirArray.integers(element, new long[] {-1L << 31}, 1);
      case UINT32 -> NirArray.integers(element, new long[] {(1L << 32) - 1}, 1);
      case INT64 -> NirArray.integers(element, new long[] {Long.MIN_VALUE, -1}, 2);
      case UINT64 -> NirArray.integers(element, new long[] {-1, 7}, 2);
      case FLOAT32 -> NirArray.floats(new float[] {0.1f, Float.NaN, -0f}, 3);
      case FLOAT64 -> NirArray.reals(new double[] {0.1, Double.MIN_VALUE}, 1, 2);
      case TEXT -> NirArray.texts(new String[] {"", "zwölf", "", "十二"}, 2, 2);
    };
  }

  @Test
  void aFileKeepsAllThatIsInIt() throws IOException {
    NirFile file = graph();
    NirFile read = rewritten(file);
    assertThat(read.graph()).isEqualTo(file.graph());
    assertThat(read.members()).isEqualTo(file.members());
    assertThat(NirNetwork.of(read, 0.5).populations().get(0).name()).isEqualTo("子.ünï.cödé");
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one.nir");
    Path two = folder.resolve("two.nir");
    graph().write(one);
    NirFile.read(one).write(two);
    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void manyNamesNeedMoreThanOneHeap() throws IOException {
    Edge[] edges = new Edge[40_000];
    Arrays.setAll(edges, i -> new Edge("from" + i, "to" + i));
    NirFile file =
        graph().with(new NirGraph(graph().graph().nodes(), Arrays.asList(edges), Map.of()));
    assertThat(rewritten(file).graph().edges()).containsExactly(edges);
  }

  @Test
  void nodesAreReplacedByTheirPath() throws IOException {
    NirFile file = graph();
    NirGraph inner = (NirGraph) file.graph().nodes().get("子");
    NirPrimitive lif = (NirPrimitive) inner.nodes().get("ünï.cödé");
    NirPrimitive faster = lif.with("tau", NirArray.reals(new double[] {2}));
    NirFile changed = file.with(file.graph().with(Map.of("子.ünï.cödé", faster)));
    NirNetwork network = NirNetwork.of(rewritten(changed), 0.5);
    assertThat(network.populations().get(0).parameter("tau")).containsExactly(2);
    assertThat(changed.graph().nodes().get("in")).isEqualTo(file.graph().nodes().get("in"));
  }

  @Test
  void aNameThatHdf5CannotHaveIsRefused() {
    NirFile file = new GraphText().input("a/b", 1).file();
    assertThatThrownBy(() -> file.write(folder.resolve("x.nir")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HDF5 has no name 'a/b'");
  }

  @Test
  void readsWhatH5pyCompressedInChunks() throws IOException {
    NirFile file = NirFile.read(foreign(folder, "h5py_chunks.nir"));
    assertThat(file.members()).containsEntry("version", NirArray.text("1.0.4"));
    NirNetwork.Population lif = NirNetwork.of(file, 0.5).populations().get(0);
    double[][] weights = lif.projections().get(0).weights();
    assertThat(weights).hasDimensions(7, 11);
    for (int i = 0; i < 77; i++) {
      assertThat(weights[i / 11][i % 11]).isEqualTo((i - 38) / 4.0);
    }
    assertThat(lif.parameter("tau")).containsOnly(2);
    assertThat(lif.parameter("v_threshold")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(lif.parameter("v_reset")).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(rewritten(file).graph()).isEqualTo(file.graph());
  }

  @Test
  void readsTheNewestLayoutOfHdf5AndTextsOfFixedLength() throws IOException {
    NirFile file = NirFile.read(foreign(folder, "h5py_latest.nir"));
    NirPrimitive neuron = (NirPrimitive) file.graph().nodes().get("神经");
    NirGroup metadata = (NirGroup) neuron.members().get("metadata");
    assertThat(metadata.values())
        .containsEntry("note", NirArray.text("ünïcode"))
        .containsEntry("used", NirArray.integers(Element.BOOL, new long[] {1}))
        .containsEntry("flags", NirArray.integers(Element.BOOL, new long[] {1, 0}, 2))
        .containsEntry("big", NirArray.integers(Element.UINT64, new long[] {-1}))
        .containsEntry("list", NirArray.texts(new String[] {"a", ""}, 2))
        .containsEntry("none", NirArray.integers(Element.INT32, new long[0], 0, 3))
        .containsEntry("empty", new NirGroup(Map.of()));
    assertThat(NirNetwork.of(file, 0.5).inputs().get(0).node()).isEqualTo("Eingang Ä.1");
    assertThat(rewritten(file).graph()).isEqualTo(file.graph());
  }

  @Test
  void readsTheOldLayoutOfHdf5() {
    NirFile file = NirFile.read(NorseTraceTest.resource("lif_norse.nir"));
    assertThat(file.members()).containsEntry("version", NirArray.text("0.1.1"));
    assertThat(file.graph().edges())
        .containsExactly(new Edge("input", "0"), new Edge("0", "1"), new Edge("1", "output"));
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

  /** The message for a file whose root is a changed one of a sound graph. */
  private void expect(UnaryOperator<Map<String, NirValue>> change, String message)
      throws IOException {
    Path file = folder.resolve("model.nir");
    graph().write(file);
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
    Path file = foreign(folder, "h5py_bomb.nir");
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
    Path file = foreign(folder, "h5py_" + name + ".nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("%%Error-%s", message.replace("FILE", file.toString()));
  }

  @Test
  void refusesAGroupThatContainsItself() throws IOException {
    Path file = foreign(folder, "h5py_loop.nir");
    assertThatThrownBy(() -> NirFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%%Error-DEPTH: %s: /x/x/x", file);
  }
}
