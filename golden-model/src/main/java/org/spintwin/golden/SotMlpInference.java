// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.SotMlpImage;
import org.spintwin.spec.SotMlpSpec;
import org.spintwin.spec.TopSpec;

/**
 * Step-exact golden model: the same arithmetic as {@link SotMlpGolden} without clocks. For many
 * samples, where only results matter; one thread at a time.
 */
public final class SotMlpInference {
  private final int fullScale;
  private final List<Synapses> layers = new ArrayList<>();
  private final List<SigmoidFunction> functions = new ArrayList<>();

  public SotMlpInference(SotMlpImage image) {
    TopSpec top = SotMlpSpec.top(image.chip().layers());
    Map<String, Long> parameters = new LinkedHashMap<>(image.parameters());
    // A folded chip keeps the signs of its weights only.
    parameters.merge("CODE_BITS", 2L, Math::max);
    Map<String, Long> values = top.resolve(parameters);
    fullScale = image.chip().fullScale();
    for (Instance i : top.instances()) {
      Map<String, Long> own = i.values(values);
      if (i.name().startsWith("u_layer_")) {
        var synapses = new Synapses(own);
        SotMlpMemories.write(synapses, image.codes()[layers.size()]);
        layers.add(synapses);
      } else if (i.name().startsWith("u_neurons_")) {
        var function = new SigmoidFunction(own);
        System.arraycopy(image.table(), 0, function.table, 0, image.table().length);
        functions.add(function);
      }
    }
  }

  /**
   * The class of a sample.
   *
   * @param values one an input, 0 to full scale
   */
  public int classify(int[] values) {
    Synapses first = layers.get(0);
    first.clear();
    for (int i = 0; i < values.length; i++) {
      first.add(i, values[i]);
    }
    first.add(values.length, fullScale);
    for (int k = 1; k < layers.size(); k++) {
      int[] sums = layers.get(k - 1).currentE();
      Synapses next = layers.get(k);
      next.clear();
      for (int n = 0; n < sums.length; n++) {
        next.add(n, functions.get(k - 1).of(sums[n]));
      }
      next.add(sums.length, fullScale);
    }
    return ArgExtremeGolden.place(scores(), false);
  }

  /** Sums of the last layer, of the sample that was classified last; do not modify. */
  public int[] scores() {
    return layers.get(layers.size() - 1).currentE();
  }
}
