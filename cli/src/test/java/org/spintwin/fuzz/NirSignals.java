// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import static org.spintwin.fuzz.HostileCase.utf8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.nir.NirTrace;
import org.spintwin.nir.NirTrace.Signal;

/** NIRData, what drives a chip as signals over time. */
final class NirSignals implements HostileFormat {
  @Override
  public HostileCase draw(SplittableRandom random) {
    String kind = Draw.one(random, "mram-lif", "lif-network");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(ChipFiles.CHIP, utf8(SoundChips.of(kind).text()));
    byte[] sound = Hdf5Damage.bytes(trace(random)::write);
    files.put("in.nir", Draw.rarely(random, 4) ? sound : Hdf5Damage.damaged(random, sound));
    return HostileCase.command(
        files,
        List.of(
            "simulate",
            ChipFiles.CHIP,
            "--input",
            "in.nir",
            "--trace",
            ChipFiles.trace(random),
            "--quiet"));
  }

  private static NirTrace trace(SplittableRandom random) {
    boolean events = random.nextBoolean();
    int neurons = Draw.one(random, 4, 4, 4, 1, 5);
    double[][][] values = new double[Draw.one(random, 1, 1, 1, 2)][random.nextInt(1, 9)][neurons];
    Arrays.stream(values)
        .flatMap(Arrays::stream)
        .forEach(step -> Arrays.setAll(step, i -> random.nextInt(2)));
    if (!events && Draw.rarely(random, 3)) {
      values[0][0][0] = Draw.one(random, 0.5, -1.0, 1e300, Double.NaN, Double.POSITIVE_INFINITY);
    }
    double dt = Draw.one(random, 1.0, 1e-3, 1e-12, 1e300, 0.0, -1.0, Double.NaN);
    return new NirTrace(dt, List.of(new Signal("input", "spikes", events, values)));
  }
}
