// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;

/** Membranes and currents of a layer, laid out as {@code state_q} of {@code layer_neuron}. */
final class LayerState {
  private final int lanes;
  private final int membraneBits;
  private final int currentBits;
  private final int longsPerWord;
  private final boolean hasCurrents;

  /** By group, then by lane. */
  private final long[][] membranes;

  private final long[][] currents;

  LayerState(Map<String, Long> values) {
    int groups = values.get("GROUPS").intValue();
    lanes = values.get("LANES").intValue();
    membraneBits = values.get("MEMBRANE_BITS").intValue();
    currentBits = values.get("CURRENT_BITS").intValue();
    hasCurrents = values.get("CURRENTS") != 0;
    longsPerWord = (lanes * values.get("STATE_BITS").intValue() + 63) / 64;
    membranes = new long[groups][lanes];
    currents = new long[groups][lanes];
  }

  long membrane(int group, int lane) {
    return membranes[group][lane];
  }

  /** 0 where there are none. */
  long current(int group, int lane) {
    return currents[group][lane];
  }

  void set(int group, long[] newMembranes, long[] newCurrents) {
    System.arraycopy(newMembranes, 0, membranes[group], 0, lanes);
    System.arraycopy(newCurrents, 0, currents[group], 0, lanes);
  }

  void load(long[] contents) {
    var fields = new BitFields(contents);
    for (int g = 0; g < membranes.length; g++) {
      fields.seek(g * longsPerWord);
      for (int l = 0; l < lanes; l++) {
        membranes[g][l] = fields.getSignedLong(membraneBits);
      }
      for (int l = 0; hasCurrents && l < lanes; l++) {
        currents[g][l] = fields.getSignedLong(currentBits);
      }
    }
  }

  long[] contents() {
    long[] contents = new long[membranes.length * longsPerWord];
    var fields = new BitFields(contents);
    for (int g = 0; g < membranes.length; g++) {
      fields.seek(g * longsPerWord);
      for (long membrane : membranes[g]) {
        fields.put(membrane, membraneBits);
      }
      for (int l = 0; hasCurrents && l < lanes; l++) {
        fields.put(currents[g][l], currentBits);
      }
    }
    return contents;
  }
}
