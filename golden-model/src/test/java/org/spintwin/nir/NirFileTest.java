// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  /** Something of everything. */
  static NirFile graph() {
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
}
