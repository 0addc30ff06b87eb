// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Bars;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Interval;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Rule;
import org.spintwin.report.Mark.Shade;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;
import org.w3c.dom.Element;

/** Plots as SVG, read back by an XML parser. */
final class SvgWriterTest {
  private static final Axis X = Axis.linear("x", "");
  private static final Axis Y = Axis.linear("y", "");
  private static final String NASTY = "a<b> & \"c\" 'd' \u0000 </style><script>";

  static List<Plot> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormedCompleteAndTheSameEveryTime(Plot plot) {
    String svg = SvgWriter.file(plot);
    Element root = SvgDocument.of(svg).root();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getAttribute("aria-label")).isEqualTo(plot.title());
    assertThat(root.getTextContent()).contains(plot.title()).contains("prefers-color-scheme: dark");
    assertThat(svg).isEqualTo(SvgWriter.file(plot)).doesNotContain("script", "http://www.w3.org/1");
    assertThat(svg).doesNotContain("NaN", "Infinity", "null");
  }

  @Test
  void drawsAMarkForEveryDatum() {
    Series three = Series.of(new double[] {1, 2, 4}, new double[] {5, 7, 6});
    SvgDocument svg =
        draw(
            new Line("line", three),
            new Steps("steps", three),
            new Points("points", three),
            new Bars("bars", three),
            new Band("band", three, three),
            new Spikes("spikes", three),
            new Shade("shade", List.of(new Interval(1, 2), new Interval(3, 4))),
            new Rule("rule", 6));
    assertThat(svg.commands("line c0", "[ml]")).isEqualTo(3);
    assertThat(svg.commands("line c1", "h")).isEqualTo(3);
    assertThat(svg.commands("points c2", "h0")).isEqualTo(3);
    assertThat(svg.commands("bars c3", "z")).isEqualTo(3);
    assertThat(svg.commands("band c4", "[ml]")).isEqualTo(6);
    assertThat(svg.commands("spikes c5", "v")).isEqualTo(3);
    assertThat(svg.commands("shade own", "z")).isEqualTo(2);
    assertThat(svg.commands("rule own", "h")).isEqualTo(1);
  }

  @Test
  void placesMarksWhereTheirValuesAre() {
    Series corners = Series.of(new double[] {0, 10, 5}, new double[] {0, 1, 0.5});
    Axis x = Axis.linear("x", "").between(0, 10);
    Axis y = Axis.linear("y", "").between(0, 1);
    assertThat(SvgDocument.of(Plot.of("t", x, y, new Line("", corners))).path("line c0"))
        .isEqualTo("m0 270l575-270l-287.5 135");
    Plot turned = Plot.of("t", x, y.downwards(), new Line("", corners));
    assertThat(SvgDocument.of(turned).path("line c0")).isEqualTo("m0 0l575 270l-287.5-135");
    Series decades = Series.of(new double[] {1, 10, 1000}, new double[] {0, 0, 0});
    Axis log = Axis.log("x", "").between(1, 1000);
    assertThat(SvgDocument.of(Plot.of("t", log, y, new Line("", decades))).path("line c0"))
        .isEqualTo("m0 270l191.3 0l382.7 0");
    // A plot to be zoomed has a grid of its own; in a file nothing is zoomed.
    Plot zoomed = Plot.of("t", x, y, new Line("", corners)).withZoom();
    assertThat(SvgWriter.fragment(zoomed)).contains("d=\"m0 10000l1000000-10000l-500000 5000\"");
    assertThat(SvgDocument.of(zoomed).path("line c0")).isEqualTo("m0 270l575-270l-287.5 135");
  }

  @Test
  void outlinesThatFollowAClosedOneBeginWhereTheyShould() {
    Axis x = Axis.linear("x", "").between(0, 10);
    Shade shade = new Shade("", List.of(new Interval(1, 2), new Interval(4, 5)));
    assertThat(SvgDocument.of(Plot.of("t", x, Y, shade)).path("shade own"))
        .isEqualTo("m57.5 0h57.5v270h-57.5zm172.5 0h57.5v270h-57.5z");
  }

  @Test
  void marksOfOneNameShareAColourAndALineOfTheLegend() {
    Series two = Series.of(new double[] {1, 2});
    SvgDocument svg = draw(new Line("a", two), new Points("a", two), new Line("b", two));
    assertThat(svg.classes()).contains("line c0", "points c0", "line c1");
    assertThat(svg.text("legend")).containsExactly("━━ a━━ b");
  }

  @Test
  void escapesEveryText() {
    Plot plot =
        new Plot(
            NASTY,
            NASTY,
            Axis.linear(NASTY, NASTY),
            Axis.linear(NASTY, NASTY),
            List.of(new Line(NASTY, Series.of(new double[] {1, 2}))),
            false);
    String svg = SvgWriter.file(plot);
    assertThat(svg).doesNotContain("<script", "a<b>", "\u0000");
    assertThat(SvgDocument.of(svg).root().getAttribute("aria-label"))
        .isEqualTo(NASTY.replace('\u0000', '\uFFFD'));
    Plot waves =
        Plots.waves(
            "t", 0, List.of(new Mark.Lane(NASTY, false, List.of("<&>"), List.of("<script>"))));
    assertThat(SvgWriter.file(waves)).doesNotContain("<script", "a<b>", "<&>");
    Plot map = Plots.weightMap("t", new int[][] {{1}}, NASTY);
    assertThat(SvgWriter.file(map)).doesNotContain("<script", "a<b>");
  }

  @Test
  void drawsAxesWithoutData() {
    Series none = Series.of(new double[0]);
    SvgDocument svg =
        draw(
            new Line("line", none),
            new Steps("steps", none),
            new Points("points", none),
            new Bars("bars", none),
            new Band("band", none, none),
            new Spikes("spikes", none),
            new Shade("shade", List.of()),
            new HeatMap("map", new double[0][]));
    assertThat(svg.text("middle")).contains("0.0", "1.0");
    assertThat(svg.path("line c0")).isEmpty();
    assertThat(SvgWriter.file(Plots.waves("t", 0, List.of()))).contains("clock");
    assertThat(SvgWriter.file(Plots.raster("t", List.of(), 0, "neuron"))).contains("neuron");
    assertThat(SvgWriter.file(Plots.weightMap("t", new int[][] {{}}, "code"))).contains("code");
    assertThat(SvgWriter.file(Plot.of("t", Axis.log("x", ""), Axis.log("y", ""))))
        .contains(">10</text>");
  }

  @Test
  void drawsASinglePointOfAnySize() {
    for (double value : new double[] {0, -3, 1e-12, 7e15}) {
      Series one = Series.of(new double[] {value}, new double[] {value});
      SvgDocument svg = draw(new Line("line", one), new Points("p", one), new Steps("s", one));
      assertThat(svg.path("points c1")).matches("m[0-9.]+ [0-9.]+h0");
      assertThat(svg.path("line c0")).endsWith("h0");
    }
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> Series.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("point 1 is 1.0, NaN");
    assertThatThrownBy(() -> Series.of(new double[] {Double.POSITIVE_INFINITY}, new double[1]))
        .hasMessage("point 0 is Infinity, 0.0");
    assertThatThrownBy(() -> Series.of(new double[1], new double[2]))
        .hasMessage("1 values of x, 2 of y");
    assertThatThrownBy(() -> new Rule("threshold", Double.NaN))
        .hasMessage("threshold: a line at NaN");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("an interval from 2.0 to 1.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new HeatMap("map", new double[][] {{1}, {}}))
        .hasMessage("map: rows of unequal length");
    assertThatThrownBy(() -> new HeatMap("map", new double[][] {{Double.NaN}}))
        .hasMessage("map: a value is infinite or NaN");
    Series low = Series.of(new double[] {1, 2});
    assertThatThrownBy(() -> new Band("b", Series.of(new double[] {1, 3}), low))
        .hasMessage("b: a band crossed at point 1");
    assertThatThrownBy(() -> Axis.linear("x", "").between(2, 2))
        .hasMessage("x: an axis from 2.0 to 2.0");
    assertThatThrownBy(() -> Axis.log("x", "").between(0, 2))
        .hasMessage("x: a logarithmic axis from 0.0");
    assertThatThrownBy(
            () ->
                SvgWriter.file(
                    Plot.of("t", X, Axis.log("y", "s"), new Line("", Series.of(new double[2])))))
        .hasMessage("t: 0.0 on a logarithmic axis, y");
    assertThatThrownBy(() -> Plot.of("t", Axis.log("x", ""), Y).withZoom())
        .hasMessage("t: a logarithmic axis does not zoom");
  }

  @Test
  void doesNotChangeWithTheArraysItWasMadeOf() {
    double[] y = {1, 2, 3};
    double[][] cells = {{1, 2}};
    Plot plot = Plot.of("t", X, Y, new Line("", Series.of(y)), new HeatMap("", cells));
    String before = SvgWriter.file(plot);
    y[1] = 99;
    cells[0][0] = 99;
    ((HeatMap) plot.marks().get(1)).values()[0][1] = 99;
    assertThat(SvgWriter.file(plot)).isEqualTo(before);
  }

  @Test
  void heatMapHasACellForEveryValueDeeperForLargerOnes() {
    Plot plot = Plots.weightMap("t", new int[][] {{0, 6, 12}, {-1, -12, 0}}, "code");
    String svg = SvgWriter.fragment(plot);
    assertThat(svg)
        .contains("<path class=\"cell zero\" fill-opacity=\"1.00\" data-marks=\"2\"")
        .contains("<path class=\"cell above\" fill-opacity=\"0.55\" data-marks=\"1\"")
        .contains("<path class=\"cell above\" fill-opacity=\"1.00\" data-marks=\"1\"")
        .contains("<path class=\"cell below\" fill-opacity=\"0.17\" data-marks=\"1\"")
        .contains("<path class=\"cell below\" fill-opacity=\"1.00\" data-marks=\"1\"")
        .contains(">−12</text>");
  }

  @Test
  void showsTheFirstCornerOfALargeMapAndSaysSo() {
    Plot plot = Plots.weightMap("t", new int[200][300], "code");
    assertThat(plot.caption()).isEqualTo("The first 128 of 200 neurons and 128 of 300 inputs.");
    assertThat(SvgWriter.fragment(plot)).contains("data-marks=\"16384\"");
  }

  @Test
  void wavesDrawASignalThatDiffersTwiceAndMarkTheClock() {
    SvgDocument svg = SvgDocument.of(Samples.waves());
    assertThat(svg.classes().stream().filter("wave c0"::equals)).hasSize(3);
    assertThat(svg.classes().stream().filter("wave c1"::equals)).hasSize(1);
    assertThat(svg.classes().stream().filter("wrong-value"::equals)).hasSize(1);
    assertThat(svg.classes().stream().filter("wrong-clock"::equals)).hasSize(1);
    assertThat(svg.text("number")).containsExactly("clock", "golden", "Verilog");
    assertThat(svg.text("middle value")).contains("97");
  }

  private static SvgDocument draw(Mark... marks) {
    return SvgDocument.of(Plot.of("t", X, Y, marks));
  }
}
