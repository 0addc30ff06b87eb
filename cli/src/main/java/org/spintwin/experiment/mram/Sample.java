// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.stream.IntStream;
import org.spintwin.report.Series;

/** Some of many points, so that the line that they lie on can be seen between them. */
final class Sample {
  private static final int MOST = 50;

  private Sample() {}

  /** Values at steps 0, n, 2 n and so on. */
  static Series of(double[] values) {
    int every = (values.length + MOST - 1) / MOST;
    int[] steps = IntStream.range(0, values.length).filter(t -> t % every == 0).toArray();
    return Series.of(
        IntStream.of(steps).asDoubleStream().toArray(),
        IntStream.of(steps).mapToDouble(t -> values[t]).toArray());
  }
}
