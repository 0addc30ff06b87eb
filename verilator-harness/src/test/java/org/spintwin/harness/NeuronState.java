// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Where an architecture keeps the state of its neurons: membrane, the traces there are, and the
 * refractory steps left.
 */
interface NeuronState {
  /**
   * State of all neurons, neuron by neuron.
   *
   * @param record what is seen after the last clock
   */
  List<Long> read(ClockedModel model, long[] record);

  /**
   * @param parameters of the chip
   */
  static NeuronState of(Architecture architecture, Map<String, Long> parameters) {
    return switch (architecture) {
      case PARALLEL, PARALLEL_AXI -> new InRegisters(parameters);
      case FOLDED -> new InMemory(parameters);
    };
  }

  /** In the registers of {@code lif_neuron}. */
  record InRegisters(Map<String, Long> parameters) implements NeuronState {
    @Override
    public List<Long> read(ClockedModel model, long[] record) {
      long shape = parameters.get("PSP_SHAPE");
      List<String> registers = new ArrayList<>(List.of("membrane_q"));
      if (shape > 0) {
        registers.addAll(List.of("trace_e_q", "trace_i_q"));
      }
      if (shape == 2) {
        registers.addAll(List.of("alpha_e_q", "alpha_i_q"));
      }
      if (parameters.get("REFRACTORY_BITS") > 0) {
        registers.add("refractory_q");
      }
      List<Signal> signals =
          registers.stream().map(r -> model.compared().signal("u_lif_neuron." + r)).toList();
      List<Long> state = new ArrayList<>();
      for (int n = 0; n < parameters.get("NEURONS"); n++) {
        for (Signal signal : signals) {
          state.add(signal.get(record, 0, n));
        }
      }
      return state;
    }
  }

  /** In the memory of {@code folded_neuron}, several neurons a word. */
  record InMemory(Map<String, Long> parameters) implements NeuronState {
    @Override
    public List<Long> read(ClockedModel model, long[] record) {
      long[] words = model.memory("u_folded_neuron.state_q");
      int lanes = parameters.get("LANES").intValue();
      int traces = 2 * parameters.get("PSP_SHAPE").intValue();
      int membraneBits = parameters.get("MEMBRANE_BITS").intValue();
      int traceBits = parameters.get("TRACE_BITS").intValue();
      int refractoryBits = parameters.get("REFRACTORY_BITS").intValue();
      int bits = membraneBits + traces * traceBits + refractoryBits;
      int longsPerWord = (lanes * bits + 63) / 64;
      List<Long> state = new ArrayList<>();
      for (int n = 0; n < parameters.get("NEURONS"); n++) {
        int at = n / lanes * longsPerWord * 64 + n % lanes * bits;
        state.add(field(words, at, membraneBits, true));
        at += membraneBits;
        for (int t = 0; t < traces; t++, at += traceBits) {
          state.add(field(words, at, traceBits, true));
        }
        if (refractoryBits > 0) {
          state.add(field(words, at, refractoryBits, false));
        }
      }
      return state;
    }

    private static long field(long[] words, int at, int width, boolean signed) {
      long value = words[at / 64] >>> at;
      if (at % 64 + width > 64) {
        value |= words[at / 64 + 1] << -at;
      }
      int unused = 64 - width;
      return signed ? value << unused >> unused : value << unused >>> unused;
    }
  }
}
