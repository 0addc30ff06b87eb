// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DesignTest {
  private static final TopSpec TOP = Architecture.FOLDED.top();

  private static final Design CHIP =
      new Design(
          "core",
          TOP,
          Map.of("INPUTS", 3L, "NEURONS", 4L, "LANES", 2L, "SPEC_DIGEST", 99L),
          Map.of("u_folded_array.code_q", new long[6]));

  @Test
  void theDigestIsZeroWhereNothingWasTold() {
    assertThat(CHIP.digest()).isEqualTo(99);
    assertThat(new Design("core", TOP, Map.of(), Map.of()).digest()).isZero();
    assertThat(CHIP.values()).containsEntry("GROUPS", 2L).containsEntry("SPEC_DIGEST", 99L);
  }

  @Test
  void imagesAreLoadedWhereThereAreSome() {
    assertThat(CHIP.loadsImages()).isTrue();
    assertThat(CHIP.parameters()).doesNotContainKey("LOAD_IMAGE");
    assertThat(CHIP.loadingImages().parameters())
        .containsEntry("LOAD_IMAGE", 1L)
        .containsAllEntriesOf(CHIP.parameters());
    Design empty = new Design("core", TOP, CHIP.parameters(), Map.of());
    assertThat(empty.loadingImages()).isEqualTo(empty);
    Design linked =
        new Design("l", LinkedChipSpec.ofEvents(CHIP), Map.of(), CHIP.memories(), List.of(CHIP));
    assertThat(linked.loadsImages()).isFalse();
    assertThat(linked.loadingImages().parameters()).isEmpty();
    assertThat(linked.loadingImages().parts()).containsExactly(CHIP.loadingImages());
  }

  @Test
  void theSameTopWithOtherContentsKeepsNameAndParts() {
    Design other = CHIP.with(Map.of("INPUTS", 5L), Map.of());
    assertThat(other).isEqualTo(new Design("core", TOP, Map.of("INPUTS", 5L), Map.of()));
  }

  @Test
  void asABlockAChipHasNumbersForSizesAndTheStateOfAllItsBlocks() {
    BlockSpec block = CHIP.block();
    assertThat(block.stem()).isEqualTo("core");
    assertThat(block.parameters()).isEmpty();
    assertThat(block.ports()).hasSameSizeAs(TOP.block().ports());
    assertThat(block.ports()).allMatch(p -> p.bits() instanceof Expr.Literal);
    Map<String, Long> none = block.resolve(Map.of());
    RecordLayout compared = RecordLayout.compared(block, none);
    assertThat(compared.signals()).isEqualTo(TOP.compared(CHIP.values()).signals());
    assertThat(RecordLayout.inputs(block, none)).isEqualTo(TOP.inputs(CHIP.values()));
    assertThat(block.memories())
        .extracting(Memory::register, m -> m.words().eval(none), Memory::image)
        .contains(tuple("u_folded_array.code_q", 6L, false));
    assertThat(block.memories()).hasSameSizeAs(TOP.memories(CHIP.values()));
  }

  @Test
  void aMemoryIsCalledAfterItsRegister() {
    assertThat(Memory.of("code_q", "1", "1", "").noun()).isEqualTo("code");
    assertThat(Memory.of("code_quick", "1", "1", "").noun()).isEqualTo("code_quick");
    assertThat(Memory.of("code_q", "1", "1", "").image()).isTrue();
    assertThat(Memory.working("code_q", "1", "1", "").image()).isFalse();
  }
}
