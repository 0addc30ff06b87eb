// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;
import java.util.Optional;

/** The blocks whose semantics are proved. */
public final class BlockProofs {
  /** All of them. */
  public static final List<BlockProof> ALL =
      List.of(
          new StepLatchProof(),
          new EventLatchProof(),
          new SynapseArrayProof(),
          new LifNeuronProof(),
          new FoldedArrayProof(),
          new FoldedInhibitionProof(),
          new FoldedNeuronProof(),
          new RowArrayProof(),
          new EventQueueProof(),
          new SpikeQueueProof(),
          new AxiRegistersProof(),
          new RegisterFileProof(),
          new SweepControlProof(),
          new SigmoidProof(),
          new ArgExtremeProof(),
          new AnswerRowsProof(),
          new PassControlProof(),
          new CellWriterProof(),
          new EcramUpdateProof(),
          new EcramReadoutProof(),
          new EcramPulsesProof(),
          new TsPcmCellProof(),
          new LayerArrayProof(),
          new LayerNeuronProof());

  private BlockProofs() {}

  public static Optional<BlockProof> of(String stem) {
    return ALL.stream().filter(p -> p.block().stem().equals(stem)).findFirst();
  }
}
