// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Locale;

/** What a file's time constants are told in. */
public enum TimeUnit {
  S(1),
  MS(1e3),
  US(1e6);

  private final double perSecond;

  TimeUnit(double perSecond) {
    this.perSecond = perSecond;
  }

  /** A time in this unit. */
  public double of(double seconds) {
    return seconds * perSecond;
  }

  /** As options and chip files say it. */
  public static TimeUnit named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
