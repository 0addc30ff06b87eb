// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spintwin.io.LabelledTable;

final class WineSplitTest {
  private static final Path WINES = Path.of("..", "examples", "wine", "wine_data.csv");

  @Test
  void hasEveryWineOnceAndThirtyHeldOut() {
    // The number of a wine as its only feature, which stays itself where full scale is 177.
    double[][] numbers =
        IntStream.range(0, 178).mapToObj(n -> new double[] {n}).toArray(double[][]::new);
    WineSplit split = WineSplit.of(new LabelledTable(numbers, new int[178], List.of("a")), 177);
    assertThat(split.training().values()).hasNumberOfRows(148);
    assertThat(split.heldOut().labels()).hasSize(30);
    assertThat(
            Stream.of(split.training(), split.heldOut())
                .flatMap(part -> Arrays.stream(part.values()))
                .mapToInt(value -> value[0])
                .distinct()
                .count())
        .isGreaterThanOrEqualTo(176);
  }

  @Test
  void theTrainingPartSpansFullScaleInEveryFeature() {
    WineSplit split = WineSplit.of(LabelledTable.read(WINES), 255);
    for (int f = 0; f < 13; f++) {
      int feature = f;
      int[] values =
          Arrays.stream(split.training().values()).mapToInt(wine -> wine[feature]).toArray();
      assertThat(Arrays.stream(values).min()).hasValue(0);
      assertThat(Arrays.stream(values).max()).hasValue(255);
    }
    for (int[] wine : split.heldOut().values()) {
      assertThat(Arrays.stream(wine)).allMatch(value -> value >= 0 && value <= 255);
    }
  }

  @Test
  void bothPartsHaveAllClasses() {
    WineSplit split = WineSplit.of(LabelledTable.read(WINES), 255);
    for (WineSplit.Part part : List.of(split.training(), split.heldOut())) {
      assertThat(Arrays.stream(part.labels()).distinct().sorted().toArray())
          .containsExactly(0, 1, 2);
    }
  }
}
