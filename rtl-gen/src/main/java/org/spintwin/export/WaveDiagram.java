// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A timing diagram as WaveDrom has it.
 *
 * @param head above it
 * @param span what the arrow from node a to node b says; empty where there is none
 * @param foot below it
 */
record WaveDiagram(String head, List<Wave> waves, String span, String foot) {
  /**
   * A line of it.
   *
   * @param wave a letter a column: {@code p} clock, {@code 0 1 x} levels, {@code =} a number,
   *     {@code .} as before, {@code |} as before with a break
   * @param data what the numbers say
   * @param nodes a letter where an arrow begins or ends at the beginning of a column, else a full
   *     stop
   */
  record Wave(String name, String wave, List<String> data, String nodes) {
    /** An empty line. */
    static final Wave SPACE = new Wave("", "", List.of(), "");

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      if (!wave.isEmpty()) {
        json.put("name", name);
        json.put("wave", wave);
      }
      if (!data.isEmpty()) {
        json.put("data", data);
      }
      if (!nodes.isEmpty()) {
        json.put("node", nodes);
      }
      return json;
    }
  }

  /** As WaveDrom reads it, a line a wave. */
  String json() {
    String signal =
        waves.stream().map(w -> "    " + text(w.json())).collect(Collectors.joining(",\n"));
    String edge = span.isEmpty() ? "" : "  \"edge\": " + text(List.of("a~>b " + span)) + ",\n";
    return "{\n  \"signal\": [\n"
        + signal
        + "\n  ],\n"
        + edge
        + "  \"head\": "
        + text(Map.of("text", head))
        + ",\n  \"foot\": "
        + text(Map.of("text", foot))
        + "\n}\n";
  }

  private static String text(Object json) {
    try {
      return new ObjectMapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and texts are always JSON", e);
    }
  }
}
