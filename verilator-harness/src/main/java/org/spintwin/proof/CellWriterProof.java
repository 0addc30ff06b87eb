// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.CellWriterSpec;

/** Writing cells, which may fail, from the page of the block. */
final class CellWriterProof implements BlockProof {
  private static final String NEVER = "nothing is ever written";
  private static final String SURE = "a write never fails";
  private static final String OLD_DRAW = "a write fails by the register before the draw";
  private static final String OTHER_CODE = "the code is that of the state before";
  private static final String READS_DRAW = "every request draws";
  private static final String BEYOND = "places beyond the array count too";

  @Override
  public BlockSpec block() {
    return CellWriterSpec.BLOCK;
  }

  @Override
  public List<Map<String, Long>> sizes() {
    return List.of(
        Map.of("WRITE_ERROR", 167772L),
        Map.of("ROWS", 3L, "COLUMNS", 5L, "CODE_BITS", 16L, "WRITE_ERROR", 1L));
  }

  @Override
  public List<Property> properties(Map<String, Long> values) {
    long error = values.get("WRITE_ERROR");
    List<String> cells = new ArrayList<>(List.of(NEVER));
    if (error > 0 && error < 1L << 24) {
      cells.addAll(List.of(SURE, OLD_DRAW));
    }
    List<String> outputs = new ArrayList<>(List.of(OTHER_CODE));
    if (Long.bitCount(values.get("ROWS")) > 1 || Long.bitCount(values.get("COLUMNS")) > 1) {
      outputs.add(BEYOND);
    }
    return List.of(
        Edge.property(
            "a_request_changes_its_cell_only",
            "state and codes of any cell become what the page says",
            1,
            CellWriterProof::cells,
            cells),
        Edge.property(
            "a_request_is_answered_with_state_and_code",
            "the outputs become what the page says, or stay",
            1,
            CellWriterProof::outputs,
            outputs),
        Edge.property(
            "a_write_draws_once",
            "the random register makes 32 shifts with a write, and none else",
            1,
            CellWriterProof::draws,
            List.of(READS_DRAW)),
        Edge.cleared(
            "state_valid_o",
            "state_o",
            "code_write_o",
            "code_row_o",
            "code_column_o",
            "code_data_o"));
  }

  /** What is asked for on the first clock. */
  private static final class Request {
    private final Clocks clocks;
    private final Edge edge;
    private final Truth inside;
    private final Truth writes;
    private final Truth codes;
    private final Truth reads;
    private final Exact place;
    private final Bits cell;
    private final Truth before;
    private final Truth written;

    Request(Clocks clocks, String slip) {
      this.clocks = clocks;
      edge = new Edge(clocks);
      Exact row = edge.number("write_row_i");
      Exact column = edge.number("write_column_i");
      Exact lastRow = clocks.number(clocks.value("ROWS") - 1);
      Exact lastColumn = clocks.number(clocks.value("COLUMNS") - 1);
      Truth exists = row.atMost(lastRow).and(column.atMost(lastColumn));
      inside = slip.equals(BEYOND) ? clocks.truth(true) : exists.and(edge.flag("rst_ni"));
      writes = slip.equals(NEVER) ? clocks.truth(false) : inside.and(edge.flag("write_valid_i"));
      Truth free = inside.and(edge.flag("write_valid_i").not());
      codes = free.and(edge.flag("code_valid_i"));
      reads = free.and(edge.flag("code_valid_i").not()).and(edge.flag("read_valid_i"));
      Exact columns = clocks.number(clocks.value("COLUMNS"));
      place = row.min(lastRow).times(columns).plus(column.min(lastColumn));
      cell = clocks.words("cell_q", 0).at(place);
      before = clocks.words("state_q", 0).at(place).bit(0);
      Bits register = edge.bits("lfsr_q");
      Bits draw = slip.equals(OLD_DRAW) ? register : Draw.next(register);
      Truth fails = draw.slice(0, 24).unsigned().lessThan(clocks.value("WRITE_ERROR"));
      Truth wrong = slip.equals(SURE) ? clocks.truth(false) : fails;
      written = edge.flag("write_data_i").sameAs(wrong.not());
    }

    /** The code of a state in a word {parallel, antiparallel}. */
    Exact code(Bits word, Truth parallel) {
      int bits = clocks.value("CODE_BITS");
      return parallel.choose(word.slice(bits, bits).unsigned(), word.slice(0, bits).unsigned());
    }
  }

  private static List<Truth> cells(Clocks clocks, String slip) {
    Request request = new Request(clocks, slip);
    Bits word = request.edge.bits("lfsr_q");
    int bits = Exact.bits(request.place.low(), request.place.high()) - 1;
    Exact any =
        word.problem()
            .any("cell", bits)
            .unsigned()
            .min(clocks.number((long) clocks.value("ROWS") * clocks.value("COLUMNS") - 1));
    Truth here = any.equalTo(request.place);
    Truth state = clocks.words("state_q", 0).at(any).bit(0);
    Truth newState = clocks.words("state_q", 1).at(any).bit(0);
    Exact codes = clocks.words("cell_q", 0).at(any).unsigned();
    Exact newCodes = clocks.words("cell_q", 1).at(any).unsigned();
    return List.of(
        newState.sameAs(request.writes.and(here).choose(request.written, state)),
        newCodes.equalTo(
            request.codes.and(here).choose(request.edge.bits("codes_i").unsigned(), codes)));
  }

  private static List<Truth> outputs(Clocks clocks, String slip) {
    Request request = new Request(clocks, slip);
    Edge edge = request.edge;
    clocks.assume(edge.flag("rst_ni"));
    Truth codeWrite = request.writes.or(request.codes);
    Truth asked = codeWrite.or(request.reads);
    Truth held = slip.equals(OTHER_CODE) ? request.before : request.written;
    Exact own = request.code(edge.bits("codes_i"), request.before);
    Exact data = request.writes.choose(request.code(request.cell, held), own);
    Truth told = request.writes.choose(request.written, request.before);
    List<Truth> claims = new ArrayList<>();
    claims.add(edge.becomes("state_valid_o", asked));
    claims.add(edge.becomes("code_write_o", codeWrite));
    claims.add(edge.becomes("state_o", asked.choose(told, edge.flag("state_o"))));
    for (String port : List.of("row", "column")) {
      Exact kept = edge.number("code_" + port + "_o");
      Exact asks = edge.number("write_" + port + "_i");
      claims.add(edge.becomes("code_" + port + "_o", codeWrite.choose(asks, kept)));
    }
    Exact kept = edge.bits("code_data_o").unsigned();
    claims.add(clocks.bits("code_data_o", 1).unsigned().equalTo(codeWrite.choose(data, kept)));
    return claims;
  }

  private static List<Truth> draws(Clocks clocks, String slip) {
    Request request = new Request(clocks, slip);
    Edge edge = request.edge;
    Bits register = edge.bits("lfsr_q");
    Truth asked = request.writes.or(request.codes).or(request.reads);
    Truth draws = slip.equals(READS_DRAW) ? asked : request.writes;
    Truth drawn = edge.becomes("lfsr_q", draws, Draw.next(register), register);
    Truth seeded = clocks.bits("lfsr_q", 1).unsigned().equalTo(clocks.value("LFSR_SEED"));
    return List.of(edge.flag("rst_ni").choose(drawn, seeded));
  }
}
