// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import java.util.Locale;

/**
 * A picture of one presentation: the image, what was coded of it, the spikes of the inputs and of
 * the ten class neurons. One self-contained SVG file, readable on light and dark ground.
 *
 * @param pixels [64], 0 to 16
 * @param counts [64], spikes of each input
 * @param spikes inputs that spike at each step, input i in bit i
 * @param fired neurons that fire at each step, neuron k in bit k
 */
record RasterSvg(int label, int[] pixels, int[] counts, long[] spikes, long[] fired) {
  private static final String STYLE =
      """
      <style>
      text { font: 13px system-ui, sans-serif; fill: #24292f; }
      .title { font-size: 18px; font-weight: 600; }
      .small { font-size: 11px; fill: #57606a; }
      .number { text-anchor: end; }
      .middle { text-anchor: middle; }
      .ground { fill: #ffffff; }
      .panel { fill: #f6f8fa; stroke: #afb8c1; }
      .grid { stroke: #d0d7de; }
      .ink { fill: #24292f; }
      .input { fill: #0969da; }
      .output { fill: #6e7781; }
      .band { fill: #dafbe1; }
      .winner { fill: #1a7f37; font-weight: 600; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .small { fill: #9ea7b3; }
        .ground { fill: #0d1117; }
        .panel { fill: #161b22; stroke: #484f58; }
        .grid { stroke: #30363d; }
        .ink { fill: #e6edf3; }
        .input { fill: #58a6ff; }
        .output { fill: #8b949e; }
        .band { fill: #12361f; }
        .winner { fill: #56d364; }
      }
      </style>
      """;

  private static final int WIDTH = 980;
  private static final int HEIGHT = 640;
  private static final int PICTURE_X = 30;
  private static final int PICTURE_CELL = 20;
  private static final int RASTER_X = 290;
  private static final int RASTER_WIDTH = 576;
  private static final int INPUT_Y = 80;
  private static final int INPUT_ROW = 4;
  private static final int OUTPUT_Y = 380;
  private static final int OUTPUT_ROW = 19;
  private static final int TICK_STEPS = 8;

  /** The whole file. */
  String text() {
    int winner = Classifier.decide(Presentation.count(fired));
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"Spike raster: a handwritten %d taken for a %d\">",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        label,
        winner);
    svg.append(STYLE);
    rect(svg, "ground", 0, 0, WIDTH, HEIGHT);
    String verdict = winner == label ? "recognised" : "taken for a " + winner;
    label(svg, "title", PICTURE_X, 36, "A handwritten " + label + ", " + verdict);
    picture(svg, INPUT_Y, pixels, 16, "the image, 8 x 8 pixels");
    int most = Arrays.stream(counts).max().orElseThrow();
    picture(svg, INPUT_Y + 210, counts, most, "as coded: centred, upright, with bias");
    inputs(svg);
    outputs(svg, winner);
    return svg.append("</svg>\n").toString();
  }

  private void picture(StringBuilder svg, int y, int[] values, int full, String caption) {
    int side = DigitSet.SIDE * PICTURE_CELL;
    rect(svg, "panel", PICTURE_X, y, side, side);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        add(
            svg,
            "<rect class=\"ink\" fill-opacity=\"%.3f\" x=\"%d\" y=\"%d\" width=\"%d\""
                + " height=\"%d\"/>",
            Math.min(1, values[i] / (double) full),
            PICTURE_X + i % DigitSet.SIDE * PICTURE_CELL,
            y + i / DigitSet.SIDE * PICTURE_CELL,
            PICTURE_CELL,
            PICTURE_CELL);
      }
    }
    label(svg, "small", PICTURE_X, y + side + 16, caption);
  }

  private void inputs(StringBuilder svg) {
    int height = DigitSet.PIXELS * INPUT_ROW;
    label(svg, "", RASTER_X, INPUT_Y - 10, "input spikes");
    panel(svg, INPUT_Y, height);
    for (int row = 0; row <= DigitSet.PIXELS; row += TICK_STEPS) {
      label(svg, "small number", RASTER_X - 8, INPUT_Y + row * INPUT_ROW + 4, "" + row);
    }
    upwards(svg, INPUT_Y + height / 2, "input (pixel, row by row)");
    for (int i = 0; i < DigitSet.PIXELS; i++) {
      marks(svg, "input", spikes, i, INPUT_Y + i * INPUT_ROW + 0.5, INPUT_ROW - 1);
    }
  }

  private void outputs(StringBuilder svg, int winner) {
    int[] totals = Presentation.count(fired);
    int height = DigitSet.CLASSES * OUTPUT_ROW;
    label(svg, "", RASTER_X, OUTPUT_Y - 10, "output spikes");
    panel(svg, OUTPUT_Y, height);
    add(
        svg,
        "<rect class=\"band\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        RASTER_X + 1,
        OUTPUT_Y + winner * OUTPUT_ROW,
        RASTER_WIDTH - 2,
        OUTPUT_ROW);
    for (int k = 0; k < DigitSet.CLASSES; k++) {
      int baseline = OUTPUT_Y + k * OUTPUT_ROW + OUTPUT_ROW - 5;
      String style = k == winner ? "winner" : "";
      label(svg, style + " number", RASTER_X - 8, baseline, "" + k);
      label(
          svg,
          style,
          RASTER_X + RASTER_WIDTH + 8,
          baseline,
          totals[k] + (k == winner ? " wins" : ""));
      marks(
          svg,
          k == winner ? "winner" : "output",
          fired,
          k,
          OUTPUT_Y + k * OUTPUT_ROW + 3.0,
          OUTPUT_ROW - 6);
    }
    upwards(svg, OUTPUT_Y + height / 2, "neuron (digit)");
    for (int t = 0; t <= spikes.length; t += TICK_STEPS) {
      label(svg, "small middle", (int) x(t), OUTPUT_Y + height + 16, "" + t);
    }
    label(
        svg,
        "middle",
        RASTER_X + RASTER_WIDTH / 2,
        OUTPUT_Y + height + 38,
        "step of the chip (the image ends at " + lastInputStep() + ", then traces run out)");
  }

  private int lastInputStep() {
    int end = spikes.length;
    while (end > 0 && spikes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void panel(StringBuilder svg, int y, int height) {
    rect(svg, "panel", RASTER_X, y, RASTER_WIDTH, height);
    for (int t = TICK_STEPS; t < spikes.length; t += TICK_STEPS) {
      add(
          svg,
          "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
          x(t),
          y + 1,
          x(t),
          y + height - 1);
    }
  }

  private void marks(
      StringBuilder svg, String style, long[] trains, int bit, double y, int height) {
    for (int t = 0; t < trains.length; t++) {
      if ((trains[t] >>> bit & 1) != 0) {
        add(
            svg,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
            style,
            x(t) + 1.5,
            y,
            RASTER_WIDTH / (double) spikes.length - 3,
            height);
      }
    }
  }

  private double x(int step) {
    return RASTER_X + step * RASTER_WIDTH / (double) spikes.length;
  }

  private static void upwards(StringBuilder svg, int y, String text) {
    int x = RASTER_X - 36;
    add(
        svg,
        "<text class=\"middle\" transform=\"rotate(-90 %d %d)\" x=\"%d\" y=\"%d\">%s</text>",
        x,
        y,
        x,
        y,
        text);
  }

  private static void rect(StringBuilder svg, String style, int x, int y, int width, int height) {
    add(
        svg,
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        style,
        x,
        y,
        width,
        height);
  }

  private static void label(StringBuilder svg, String style, int x, int y, String text) {
    add(svg, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, text);
  }

  private static void add(StringBuilder svg, String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
