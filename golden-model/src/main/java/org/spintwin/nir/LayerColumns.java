// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;
import org.spintwin.spec.LifNetworkChip.Source;

/**
 * The projections of a population as sources of a layer: what is of one age is one source.
 *
 * @param sources not yet shifted
 * @param columns in the order of the layer
 */
record LayerColumns(List<Source> sources, List<Column> columns) {

  /**
   * @param source place in the sources
   * @param projection place in those of the population
   * @param weight place in a row of the projection's weights
   * @param layer number of the source
   * @param element of that source
   */
  record Column(int source, int projection, int weight, int layer, int element) {}

  static LayerColumns of(NirNetwork network, Population population) {
    List<Source> sources = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int p = 0; p < population.projections().size(); p++) {
      Projection projection = population.projections().get(p);
      Map<Integer, List<Integer>> byDelay = new LinkedHashMap<>();
      for (int i = 0; i < projection.delays().length; i++) {
        byDelay.computeIfAbsent(projection.delays()[i], d -> new ArrayList<>()).add(i);
      }
      for (Map.Entry<Integer, List<Integer>> one : byDelay.entrySet()) {
        List<Integer> elements = one.getValue().stream().map(i -> projection.first() + i).toList();
        for (int i : one.getValue()) {
          int element = projection.first() + i;
          columns.add(new Column(sources.size(), p, i, projection.source(), element));
        }
        int answers = size(network, projection.source());
        boolean all = elements.equals(IntStream.range(0, answers).boxed().toList());
        sources.add(new Source(projection.source(), one.getKey(), 0, all ? List.of() : elements));
      }
    }
    return new LayerColumns(sources, columns);
  }

  private static int size(NirNetwork network, int source) {
    return source == NirNetwork.INPUT
        ? network.inputSize()
        : network.populations().get(source - 1).size();
  }

  /** The sources times powers of two. */
  List<Source> shifted(List<Integer> shifts) {
    return IntStream.range(0, sources.size())
        .mapToObj(
            q -> {
              Source s = sources.get(q);
              return new Source(s.layer(), s.delay(), shifts.get(q), s.elements());
            })
        .toList();
  }
}
