// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.RecordLayout.Signal;

/** A top with the same block twice, once with a parameter of its own. */
class TopSpecTest {
  private static final BlockSpec SHELF =
      new BlockSpec(
          "shelf",
          "Holds items.",
          List.of(new Parameter("ITEMS", 4, 1, 64, "items"), new Parameter("WIDTH", 8, 1, 64, "")),
          List.of(new Derived("ITEM_BITS", Expr.of("clog2(ITEMS + 1)"), "bits of a count")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", ""),
              Port.input("item_i", "WIDTH", ""),
              Port.output("count_o", "ITEM_BITS", ""),
              Port.numbers("items_o", "ITEMS", "WIDTH", "")),
          List.of(State.unsigned("count_q", "1", "ITEM_BITS", "")),
          List.of(Memory.working("item_q", "ITEMS", "WIDTH", "")));

  private static final BlockSpec BOOK =
      new BlockSpec(
          "book",
          "Has pages.",
          List.of(new Parameter("ITEMS", 4, 1, 64, "pages")),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(Memory.of("page_q", "ITEMS", "80", "")));

  private static final BlockSpec LEAFLET =
      new BlockSpec(
          "leaflet",
          "Has pages too.",
          BOOK.parameters(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          BOOK.memories());

  private static final BlockSpec HOUSE =
      new BlockSpec(
          "house",
          "Has shelves.",
          List.of(new Parameter("ITEMS", 6, 1, 32, "items"), new Parameter("WIDTH", 5, 1, 64, "")),
          List.of(new Derived("ITEM_BITS", Expr.of("clog2(ITEMS + 1)"), "bits of a count")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", ""),
              Port.input("item_i", "WIDTH", ""),
              Port.output("full_o", "1", "")),
          List.of(),
          List.of());

  private static final BlockSpec NEEDY =
      new BlockSpec(
          "needy",
          "Has a parameter that the house has not.",
          List.of(new Parameter("DEPTH", 1, 1, 2, "")),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private static final Instance LOW = Instance.of("u_low", SHELF, Map.of("count_o", "low_count"));
  private static final Instance HIGH =
      Instance.of("u_high", SHELF, Map.of("ITEMS", "2*ITEMS"), Map.of("items_o", "high_items"));

  private static final TopSpec TOP = top(LOW, HIGH);
  private static final Map<String, Long> VALUES = TOP.resolve(Map.of("WIDTH", 3L));

  private static TopSpec top(Instance... instances) {
    return new TopSpec(HOUSE, List.of(instances), "full_o", Expr.of(1), "");
  }

  @Test
  void anInstanceTakesTheParametersOfTheTopUnlessItSaysOtherwise() {
    assertThat(LOW.values(VALUES))
        .containsEntry("ITEMS", 6L)
        .containsEntry("WIDTH", 3L)
        .containsEntry("ITEM_BITS", 3L);
    assertThat(HIGH.values(VALUES))
        .containsEntry("ITEMS", 12L)
        .containsEntry("WIDTH", 3L)
        .containsEntry("ITEM_BITS", 4L);
    assertThat(HIGH.parameter("ITEMS").verilog()).isEqualTo("2*ITEMS");
    assertThat(HIGH.parameter("WIDTH").verilog()).isEqualTo("WIDTH");
  }

  @Test
  void aWidthIsSaidInTheNamesOfTheTop() {
    Port count = SHELF.ports().get(2);
    Port items = SHELF.ports().get(3);
    assertThat(TOP.bits(LOW, count).verilog()).isEqualTo("ITEM_BITS");
    assertThat(TOP.bits(LOW, items).verilog()).isEqualTo("ITEMS*WIDTH");
    assertThat(TOP.bits(HIGH, count).verilog()).isEqualTo("$clog2(2*ITEMS + 1)");
    assertThat(TOP.bits(HIGH, items).verilog()).isEqualTo("2*ITEMS*WIDTH");
    assertThat(TOP.bits(HIGH, count).eval(VALUES)).isEqualTo(4);
  }

  @Test
  void aPortIsConnectedToWhatIsGivenThenToThePortOfTheTopThenToAWire() {
    assertThat(TOP.net(LOW, SHELF.ports().get(1))).isEqualTo("item_i");
    assertThat(TOP.net(LOW, SHELF.ports().get(2))).isEqualTo("low_count");
    assertThat(TOP.net(HIGH, SHELF.ports().get(2))).isEqualTo("count");
  }

  @Test
  void everythingIsComparedUnderTheNameOfItsInstance() {
    assertThat(TOP.compared(VALUES).signals())
        .containsExactly(
            new Signal("full_o", 1, 1, false, 0),
            new Signal("u_low.count_o", 1, 3, false, 1),
            new Signal("u_low.items_o", 6, 3, true, 2),
            new Signal("u_low.count_q", 1, 3, false, 3),
            new Signal("u_high.count_o", 1, 4, false, 4),
            new Signal("u_high.items_o", 12, 3, true, 5),
            new Signal("u_high.count_q", 1, 4, false, 6));
    assertThat(TOP.inputs(VALUES).names()).containsExactly("item_i");
  }

  @Test
  void memoriesHaveTheSizesOfTheirInstance() {
    assertThat(top(LOW, HIGH, Instance.of("u_book", BOOK, Map.of())).memories(VALUES))
        .extracting(m -> m.name() + " " + m.words() + " " + m.width() + " " + m.memory().image())
        .containsExactly(
            "u_low.item_q 6 3 false", "u_high.item_q 12 3 false", "u_book.page_q 6 80 true");
  }

  @Test
  void aBlockThatIsThereTwiceIsOneBlock() {
    assertThat(TOP.blocks()).containsExactly(SHELF);
  }

  @Test
  void anImageOfABlockThatIsThereTwiceIsNamedAfterTheInstance() {
    Instance one = Instance.of("u_one", BOOK, Map.of());
    Instance two = Instance.of("u_two", BOOK, Map.of());
    Memory pages = BOOK.memories().get(0);
    assertThat(top(one).image(one, pages)).isEqualTo("page");
    assertThat(top(one, two).image(one, pages)).isEqualTo("one_page");
    assertThat(top(one, two).image(two, pages)).isEqualTo("two_page");
  }

  @Test
  void resolvingHoldsTheBlocksToTheirRules() {
    assertThatThrownBy(
            () ->
                top(HIGH, Instance.of("u_x", SHELF, Map.of("WIDTH", "65"), Map.of()))
                    .resolve(Map.of()))
        .isInstanceOf(IllegalParameterException.class)
        .hasMessage("shelf: WIDTH must be 1 to 64; found WIDTH = 65");
  }

  @Test
  void aWrongInstanceIsRefused() {
    assertThatThrownBy(() -> top(LOW, LOW)).hasMessage("u_low: a second instance of that name");
    assertThatThrownBy(() -> top(Instance.of("u_x", SHELF, Map.of("ITEM", "1"), Map.of())))
        .hasMessage("u_x: no parameter ITEM");
    assertThatThrownBy(() -> top(Instance.of("u_x", SHELF, Map.of("count_i", "y"))))
        .hasMessage("u_x: no port count_i");
    assertThatThrownBy(() -> top(Instance.of("u_x", NEEDY, Map.of())))
        .hasMessage("u_x: no value for DEPTH");
    assertThatThrownBy(
            () -> top(Instance.of("u_a", BOOK, Map.of()), Instance.of("u_b", LEAFLET, Map.of())))
        .hasMessage("u_b: a second image of page");
  }
}
