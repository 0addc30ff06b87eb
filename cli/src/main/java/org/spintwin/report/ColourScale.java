// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours of values: one hue below 0 and another above, each deeper the larger the magnitude.
 *
 * @param low least value, at most 0
 * @param high greatest value, at least 0
 */
record ColourScale(double low, double high) {
  private static final int SHADES = 12;

  /**
   * @param kind {@code below}, {@code zero} or {@code above}
   * @param shade 0 for zero, up to {@link #SHADES}
   */
  record Colour(String kind, int shade) {
    /** Never nothing, for a value that is not 0. */
    String opacity() {
      return BigDecimal.valueOf(shade == 0 ? 100 : 10 + 90L * shade / SHADES, 2).toPlainString();
    }
  }

  static ColourScale of(double[][] values) {
    double low = 0;
    double high = 0;
    for (double[] row : values) {
      for (double value : row) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new ColourScale(low, high);
  }

  Colour of(double value) {
    if (value == 0) {
      return new Colour("zero", 0);
    }
    double share = Math.abs(value) / Math.max(high, -low);
    return new Colour(value < 0 ? "below" : "above", (int) Math.ceil(share * SHADES));
  }

  /** Every colour that a value can have, in order of the values. */
  List<Colour> colours() {
    List<Colour> colours = new ArrayList<>();
    for (int shade = low < 0 ? of(low).shade() : 0; shade > 0; shade--) {
      colours.add(new Colour("below", shade));
    }
    colours.add(of(0));
    for (int shade = 1; high > 0 && shade <= of(high).shade(); shade++) {
      colours.add(new Colour("above", shade));
    }
    return colours;
  }
}
