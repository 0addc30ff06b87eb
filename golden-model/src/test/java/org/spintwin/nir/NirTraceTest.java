// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.io.InputException;
import org.spintwin.io.SignalFile;
import org.spintwin.nir.NirArray.Element;
import org.spintwin.nir.NirTrace.Signal;

/** Traces, written here and by the reference implementation of NIR. */
final class NirTraceTest {
  private static final double DT = 0.001;

  /** Two samples of four steps of three neurons, as in the foreign file. */
  private static final double[][][] SPIKES = {
    {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}, {1, 0, 0}}, {{0, 1, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}
  };

  @TempDir private Path folder;

  @Test
  void readsWhatTheReferenceImplementationWrites() throws IOException {
    NirTrace trace = NirTrace.read(NirFileTest.foreign(folder, "h5py_data.h5"), DT);
    assertThat(trace.signals())
        .extracting(Signal::node, Signal::observable, Signal::events)
        .containsExactly(
            tuple("lif", "membrane", false),
            tuple("lif", "spikes", true),
            tuple("out", "spikes", true),
            tuple("x", "value", false));
    double[][][] membrane = trace.signals().get(0).values();
    assertThat(membrane[1][3]).containsExactly(21 / 8.0, 22 / 8.0, 23 / 8.0);
    assertThat(trace.signals().get(1).values()).isDeepEqualTo(SPIKES);
    assertThat(trace.signals().get(2).values()).isDeepEqualTo(SPIKES);
    assertThat(trace.signals().get(3).values())
        .isDeepEqualTo(new double[][][] {{{0, 0}, {1.5, 0}, {0, 0}, {0, -2}}});
  }

  @Test
  void aTraceThatWasWrittenIsReadBack() throws IOException {
    double[][][] membrane = {{{0.1, -2}, {1e-30, 3}}};
    NirTrace trace =
        new NirTrace(
            DT,
            List.of(
                new Signal("a.b", "membrane", false, membrane),
                new Signal("a.b", "spikes", true, SPIKES),
                new Signal("out", "spikes", true, SPIKES)));
    Path file = folder.resolve("trace.nir");
    trace.write(file);
    NirTrace read = NirTrace.read(file, Double.NaN);
    assertThat(read.dt()).isEqualTo(DT);
    assertThat(read.signals()).hasSize(3);
    assertThat(read.signals().get(0).values()).isDeepEqualTo(membrane);
    assertThat(read.signals().get(1).events()).isTrue();
    assertThat(read.signals().get(2).values()).isDeepEqualTo(SPIKES);
  }

  @Test
  void anInputIsOneSignalOrThoseOfAllNodes() throws IOException {
    Path file = folder.resolve("input.h5");
    Signal spikes = new Signal("in", "spikes", true, SPIKES);
    new NirTrace(DT, List.of(spikes)).write(file);
    assertThat(NirTrace.readInputs(file, 3, Double.NaN)).isDeepEqualTo(SPIKES);
    Signal more = new Signal("second", "spikes", true, SPIKES);
    new NirTrace(DT, List.of(spikes, more)).write(file);
    double[][][] joined = NirTrace.readInputs(file, 6, DT);
    assertThat(joined[0][3]).containsExactly(1, 0, 0, 1, 0, 0);
    assertThatThrownBy(() -> NirTrace.readInputs(file, 5, DT))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-SHAPE: %s: found 'spikes' of node 'in' with 3, 'spikes' of node 'second' with 3"
                + " elements; allowed the 5 elements of the input: one signal, or one of each"
                + " node, equally long",
            file);
  }

  @Test
  void otherFormsAreReadByTheirNames() throws IOException {
    Path npy = folder.resolve("input.npy");
    SignalFile.write(npy, SPIKES, true);
    assertThat(NirTrace.readInputs(npy, 3, DT)).isDeepEqualTo(SPIKES);
    assertThat(NirTrace.isNirData(npy)).isFalse();
    assertThat(NirTrace.isNirData(Path.of("X.HDF5"))).isTrue();
  }

  private void expect(NirGroup root, double dt, String message) throws IOException {
    Path file = folder.resolve("trace.nir");
    Hdf5Writer.write(file, root);
    assertThatThrownBy(() -> NirTrace.read(file, dt))
        .isInstanceOf(InputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  /** NIRData with one observable of node 'n'. */
  private static NirGroup data(
      String type, Map<String, NirValue> values, Map<String, Double> numbers) {
    Map<String, NirArray> attributes = new TreeMap<>();
    numbers.forEach((name, value) -> attributes.put(name, NirArray.reals(new double[] {value})));
    attributes.put("__type__", NirArray.text(type));
    NirGroup observables = new NirGroup(Map.of("o", new NirGroup(values, attributes)));
    NirGroup node = typed("NIRNodeData", Map.of("observables", observables));
    return typed("NIRGraphData", Map.of("nodes", new NirGroup(Map.of("n", node))));
  }

  private static NirGroup typed(String type, Map<String, NirValue> values) {
    return new NirGroup(values, Map.of("__type__", NirArray.text(type)));
  }

  private static NirGroup gridded(NirArray data, double dt) {
    return data("TimeGriddedData", Map.of("data", data), Map.of("dt", dt));
  }

  private static NirGroup events(Consumer<Map<String, NirValue>> change) {
    Map<String, NirValue> values = new TreeMap<>();
    values.put("idx", NirArray.integers(Element.INT64, new long[] {1, -1}, 1, 2));
    values.put("time", NirArray.reals(new double[] {0.002, Double.POSITIVE_INFINITY}, 1, 2));
    change.accept(values);
    return data("EventData", values, Map.of("n_neurons", 2.0, "t_max", 0.004));
  }

  @Test
  void saysWhatIsNotNirData() throws IOException {
    expect(
        new NirGroup(Map.of("node", new NirGroup(Map.of()))),
        DT,
        "%Error-FORMAT: FILE: found a NIR graph; allowed NIRData, which nir.write_data writes");
    expect(
        new NirGroup(Map.of()),
        DT,
        "%Error-FORMAT: FILE: found HDF5 that is not NIRData; allowed NIRData, which nir.write_data"
            + " writes");
    expect(
        typed("NIRGraphData", Map.of()),
        DT,
        "%Error-MISSINGKEY: FILE: found no group 'nodes'; allowed NIRData, which have it");
    expect(
        typed("NIRGraphData", Map.of("nodes", new NirGroup(Map.of()))),
        DT,
        "%Error-EMPTY: FILE: found NIRData without signals; allowed at least one signal");
    Path graph = folder.resolve("graph.nir");
    new NirTrace(DT, List.of(new Signal("in", "spikes", true, SPIKES))).write(graph);
    assertThatThrownBy(() -> NirFile.read(graph))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%%Error-FORMAT: %s: found NIRData; allowed a NIR graph, which is in the group 'node'",
            graph);
  }

  @Test
  void saysWhatIsWrongWithGriddedData() throws IOException {
    NirArray one = NirArray.reals(new double[1], 1, 1, 1);
    expect(
        gridded(one, 0.002),
        DT,
        "%Error-VALUE: FILE: node 'n', o, dt: found 0.002; allowed 0.001, as the steps are that"
            + " long");
    expect(
        gridded(NirArray.reals(new double[4], 2, 2), DT),
        DT,
        "%Error-SHAPE: FILE: node 'n', o, data: found shape [2, 2]; allowed [samples, steps,"
            + " neurons], each at least 1");
    expect(
        gridded(NirArray.reals(new double[] {0, Double.NaN}, 1, 2, 1), DT),
        DT,
        "%Error-VALUE: FILE: node 'n', o, data[0, 1, 0]: found NaN; allowed finite numbers");
    expect(
        data("TimeGridedData", Map.of("data", one), Map.of("dt", DT)),
        DT,
        "%Error-VALUE: FILE: node 'n', o: found data of type TimeGridedData; allowed"
            + " TimeGriddedData, EventData, ValuedEventData; did you mean TimeGriddedData?");
    expect(
        data("TimeGriddedData", Map.of("data", one), Map.of()),
        DT,
        "%Error-MISSINGKEY: FILE: node 'n', o: found no attribute dt; allowed a number there");
    expect(
        data("TimeGriddedData", Map.of(), Map.of("dt", DT)),
        DT,
        "%Error-MISSINGKEY: FILE: node 'n', o: found no dataset 'data' of numbers; allowed one"
            + " there");
  }

  @Test
  void saysWhatIsWrongWithEvents() throws IOException {
    expect(
        events(values -> {}),
        Double.NaN,
        "%Error-COMBINATION: FILE: node 'n', o: found events, which have times; allowed"
            + " TimeGriddedData, as the length of a step is not known");
    expect(
        events(v -> v.put("idx", NirArray.integers(Element.INT64, new long[] {2, -1}, 1, 2))),
        DT,
        "%Error-RANGE: FILE: node 'n', o, idx[0, 0]: found 2; allowed 0 to 1, or -1 for no event");
    expect(
        events(v -> v.put("time", NirArray.reals(new double[] {0.004, 0}, 1, 2))),
        DT,
        "%Error-RANGE: FILE: node 'n', o, time[0, 0]: found 0.004; allowed from 0 to before t_max");
    expect(
        events(v -> v.put("time", NirArray.reals(new double[] {0}, 1, 1))),
        DT,
        "%Error-SHAPE: FILE: node 'n', o: found idx of shape [1, 2], time of [1, 1]; allowed"
            + " [samples, events], all the same");
    expect(
        events(v -> v.put("idx", NirArray.text("x"))),
        DT,
        "%Error-MISSINGKEY: FILE: node 'n', o: found no dataset 'idx' of numbers; allowed one"
            + " there");
    expect(
        events(v -> {}),
        1e-12,
        "%Error-TOOLARGE: FILE: node 'n', o: found 1 samples, 4000000000 steps, 2 neurons; allowed"
            + " up to 67108864 values in a file");
    expect(
        events(v -> {}),
        1,
        "%Error-SHAPE: FILE: node 'n', o: found 1 samples, 0 steps, 2 neurons; allowed at least 1"
            + " of each");
  }

  @Test
  void anEventIsInTheStepInWhichItsTimeFalls() throws IOException {
    Path file = folder.resolve("events.nir");
    // 3 * 0.1 is a little more than 0.3, 0.7 / 0.1 a little less than 7.
    NirArray times = NirArray.reals(new double[] {3 * 0.1, 0.7, 0.69}, 1, 3);
    NirArray neurons = NirArray.integers(Element.INT64, new long[] {0, 0, 0}, 1, 3);
    Hdf5Writer.write(
        file,
        data(
            "EventData",
            Map.of("idx", neurons, "time", times),
            Map.of("n_neurons", 1.0, "t_max", 0.8)));
    double[][] steps = NirTrace.read(file, 0.1).signals().get(0).values()[0];
    assertThat(steps).isDeepEqualTo(new double[][] {{0}, {0}, {0}, {1}, {0}, {0}, {1}, {1}});
  }
}
