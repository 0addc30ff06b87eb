// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.LifNetworkChip.Settings;

/** Settings of the neurons of a layer, laid out as {@code settings_q} of {@code layer_neuron}. */
final class LayerSettings {
  private final boolean shared;
  private final int lanes;
  private final int longsPerWord;

  /** In the order of their places in a word. */
  private final Field[] fields;

  private final Field offset;
  private final Field leak;
  private final Field currentOffset;
  private final Field decay;
  private final Field threshold;
  private final Field reset;

  /** One setting of all neurons that have their own; of width 0 and 0 where it is left out. */
  private static final class Field {
    private final int width;
    private final boolean signed;
    private final long[] values;

    private Field(boolean exists, long width, boolean signed, int places) {
      this.width = exists ? (int) width : 0;
      this.signed = signed;
      values = new long[places];
    }
  }

  LayerSettings(Map<String, Long> values) {
    shared = values.get("OWN_SETTINGS") == 0;
    lanes = values.get("SETTINGS_LANES").intValue();
    longsPerWord = (lanes * values.get("SETTINGS_BITS").intValue() + 63) / 64;
    int places = values.get("SETTINGS_WORDS").intValue() * lanes;
    long membraneBits = values.get("MEMBRANE_BITS");
    long currentBits = values.get("CURRENT_BITS");
    long coefficientWidth = values.get("COEFFICIENT_WIDTH");
    boolean leaks = values.get("LEAKS") != 0;
    boolean currents = values.get("CURRENTS") != 0;
    boolean fires = values.get("FIRES") != 0;
    offset = new Field(true, membraneBits, true, places);
    leak = new Field(leaks, coefficientWidth, false, places);
    currentOffset = new Field(currents, currentBits, true, places);
    decay = new Field(currents, coefficientWidth, false, places);
    threshold = new Field(fires, membraneBits, true, places);
    reset = new Field(fires, membraneBits, true, places);
    fields = new Field[] {offset, leak, currentOffset, decay, threshold, reset};
  }

  /** Where the settings of a neuron are, of padding too; the same where all have the same. */
  int place(int neuron) {
    return shared ? 0 : neuron;
  }

  long offset(int place) {
    return offset.values[place];
  }

  long leak(int place) {
    return leak.values[place];
  }

  long currentOffset(int place) {
    return currentOffset.values[place];
  }

  long decay(int place) {
    return decay.values[place];
  }

  long threshold(int place) {
    return threshold.values[place];
  }

  long reset(int place) {
    return reset.values[place];
  }

  /** Sets what a place holds; what the layer leaves out is dropped. */
  void set(int place, Settings settings) {
    offset.values[place] = settings.offset();
    put(leak, place, settings.leak());
    put(currentOffset, place, settings.currentOffset());
    put(decay, place, settings.decay());
    put(threshold, place, settings.threshold());
    put(reset, place, settings.reset());
  }

  private static void put(Field field, int place, long value) {
    field.values[place] = field.width == 0 ? 0 : value;
  }

  void load(long[] contents) {
    var bits = new BitFields(contents);
    for (int place = 0; place < offset.values.length; place += lanes) {
      bits.seek(place / lanes * longsPerWord);
      for (Field field : fields) {
        for (int l = 0; field.width > 0 && l < lanes; l++) {
          field.values[place + l] =
              field.signed ? bits.getSignedLong(field.width) : bits.get(field.width);
        }
      }
    }
  }

  long[] contents() {
    long[] contents = new long[offset.values.length / lanes * longsPerWord];
    var bits = new BitFields(contents);
    for (int place = 0; place < offset.values.length; place += lanes) {
      bits.seek(place / lanes * longsPerWord);
      for (Field field : fields) {
        for (int l = 0; field.width > 0 && l < lanes; l++) {
          bits.put(field.values[place + l], field.width);
        }
      }
    }
    return contents;
  }
}
