// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;

final class DecimationTest {
  private static final Axis X = Axis.linear("x", "");
  private static final Axis Y = Axis.linear("y", "");

  @Test
  void thinsALongLineToItsExtremesAndSaysSo() {
    Random random = new Random(3);
    double[] noise = random.doubles(1_000_000, -1, 1).toArray();
    noise[123_456] = 50;
    noise[654_321] = -50;
    Plot plot = Plot.of("t", X, Y, new Line("noise", Series.of(noise))).captioned("Noise.");
    Plot drawn = Decimation.of(plot);
    Series thinned = ((Line) drawn.marks().get(0)).series();
    assertThat(thinned.size()).isLessThanOrEqualTo(Decimation.LONGEST);
    assertThat(IntStream.range(0, thinned.size()).mapToDouble(thinned::y)).contains(50.0, -50.0);
    for (int i = 1; i < thinned.size(); i++) {
      assertThat(thinned.x(i)).isGreaterThanOrEqualTo(thinned.x(i - 1));
    }
    for (int i = 0; i < thinned.size(); i++) {
      assertThat(thinned.y(i)).isEqualTo(noise[(int) thinned.x(i)]);
    }
    assertThat(drawn.caption())
        .isEqualTo("Noise. (noise: 1,000,000 points, drawn as least and greatest of every 100.)");
    assertThat(SvgWriter.file(plot).length()).isLessThan(400_000);
  }

  @Test
  void keepsEveryPointOfALineThatIsNotTooLong() {
    double[] y = new Random(4).doubles(Decimation.LONGEST).toArray();
    Plot plot = Plot.of("t", X, Y, new Line("", Series.of(y)));
    assertThat(Decimation.of(plot)).isSameAs(plot);
    assertThat(SvgDocument.of(plot).commands("line c0", "[ml]")).isEqualTo(y.length);
  }

  @Test
  void thinsBandsCloudsAndRastersToo() {
    int size = 300_000;
    Random random = new Random(5);
    Series low = Series.of(random.doubles(size).toArray());
    Series high = Series.of(random.doubles(size, 1, 2).toArray());
    double[] steps = random.doubles(size, 0, 1000).map(Math::floor).toArray();
    double[] rows = random.doubles(size, 0, 8).map(Math::floor).toArray();
    Plot plot =
        Plot.of(
            "t",
            X,
            Y,
            new Band("band", low, high),
            new Points("cloud", high),
            new Spikes("spikes", Series.of(steps, rows)),
            new Steps("steps", low));
    Plot drawn = Decimation.of(plot);
    Band band = (Band) drawn.marks().get(0);
    assertThat(band.low().size()).isLessThanOrEqualTo(Decimation.LONGEST / 2);
    assertThat(least(band.low())).isEqualTo(least(low));
    assertThat(((Points) drawn.marks().get(1)).series().size()).isLessThan(size);
    // Every step and row has a spike, and one of each is enough.
    assertThat(((Spikes) drawn.marks().get(2)).series().size()).isEqualTo(1000 * 8);
    assertThat(((Steps) drawn.marks().get(3)).series().size())
        .isLessThanOrEqualTo(Decimation.LONGEST);
    assertThat(drawn.caption()).contains("(spikes: 300,000 points, of which those are drawn that");
  }

  private static double least(Series series) {
    return IntStream.range(0, series.size()).mapToDouble(series::y).min().orElseThrow();
  }
}
