// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.function.LongFunction;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.spec.Architecture;

/** What random chips there are: the kinds of chip, their architectures, and what is around them. */
public enum RandomKind {
  MRAM_LIF_PARALLEL("mram-lif-parallel", seed -> mram(seed, Architecture.PARALLEL)),
  MRAM_LIF_PARALLEL_AXI("mram-lif-parallel-axi", seed -> mram(seed, Architecture.PARALLEL_AXI)),
  MRAM_LIF_FOLDED("mram-lif-folded", seed -> mram(seed, Architecture.FOLDED)),
  SOT_MLP_PARALLEL("sot-mlp-parallel", seed -> RandomPerceptrons.draw(seed, false)),
  SOT_MLP_FOLDED("sot-mlp-folded", seed -> RandomPerceptrons.draw(seed, true)),
  MTJ_BNN("mtj-bnn", RandomMtjBnn::draw),
  ECRAM("ecram", RandomEcram::draw),
  TS_PCM("ts-pcm", RandomTsPcm::draw),
  LIF_NETWORK("lif-network", seed -> RandomNetworks.chip(RandomNetworks.draw(seed))),
  LINKED("linked", RandomShells::linked),
  WISHBONE("wishbone", RandomShells::wishbone),
  TINY_TAPEOUT("tinytapeout", RandomShells::tinyTapeout);

  private static final int LARGEST = 128;

  private final String key;
  private final LongFunction<GoldenChip> draw;

  RandomKind(String key, LongFunction<GoldenChip> draw) {
    this.key = key;
    this.draw = draw;
  }

  /** As the user and the journal call it. */
  public String key() {
    return key;
  }

  GoldenChip draw(long seed) {
    return draw.apply(seed);
  }

  private static GoldenChip mram(long seed, Architecture architecture) {
    return MramLifModel.chip(RandomMramLif.draw(seed, LARGEST, architecture));
  }
}
