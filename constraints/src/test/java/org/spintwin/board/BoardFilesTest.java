// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.board.PinFile.Bound;
import org.spintwin.spec.Port;

final class BoardFilesTest {
  private static final Pattern PORT = Pattern.compile("^ {4}(?:input|output) wire (\\w+)[, ]");
  private static final int RANDOM_BOARDS = 200;

  static final List<String> NAMES = Boards.NAMES;

  static LongStream seeds() {
    long first = Long.getLong("spintwin.firstSeed", 1);
    return LongStream.range(first, first + RANDOM_BOARDS);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyPortHasOnePinAndTheClockItsFrequency(String name) {
    assertBound(new Boards(null).of(name));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void soItIsOnRandomBoards(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    String file = RandomBoard.text(random);
    assertBound(BoardReader.read("random.yaml", file));
  }

  private static void assertBound(Board board) {
    Map<String, String> files = BoardFiles.of(board, LinkedStandIn.DESIGN, LinkedStandIn.SOURCES);
    List<String> ports =
        files
            .get("twin_board.v")
            .lines()
            .flatMap(line -> PORT.matcher(line).results().map(m -> m.group(1)))
            .toList();
    PinFile written = PinFile.of(board, files);
    assertThat(written.pins()).extracting(Bound::port).containsExactlyElementsOf(ports);
    assertThat(written.pins()).extracting(Bound::pin).doesNotHaveDuplicates();
    assertThat(written.pins())
        .isEqualTo(board.ports().stream().map(p -> new Bound(p.name(), p.pin())).toList());
    assertThat(written.clocksHz()).hasSize(1);
    // A period is rounded down, so the clock that it stands for is never slower.
    assertThat(written.clocksHz().get(0))
        .isBetween(
            BigDecimal.valueOf(board.oscillatorHz()),
            BigDecimal.valueOf(board.oscillatorHz()).multiply(new BigDecimal("1.001")));
    assertThat(files.values()).noneMatch(text -> text.contains("${"));
  }

  @Test
  void aLinkedChipOfOtherPortsIsRefused() {
    var other = LinkedStandIn.design("other_link", List.of(Port.input("clk_i", "1", "the clock")));
    assertThatThrownBy(() -> BoardFiles.of(new Boards(null).of("basys3"), other, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "other_link has the ports [clk_i], a linked chip has [clk_i, reset_ni, uart_rx_i,"
                + " uart_tx_o, led_o]");
  }
}
