// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/**
 * Run-time registers that steer the neurons, raw values in the formats of {@code
 * docs/semantics.md}.
 */
public final class LifSettings {
  int threshold;
  int resetValue;
  int leak;
  int decayE;
  int decayI;
  int refractory;
  int inhibition;
}
