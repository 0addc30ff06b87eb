// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.List;

/**
 * A page of results.
 *
 * @param summary a sentence or two below the title
 */
public record Report(
    String title,
    String summary,
    List<Verdict> verdicts,
    List<Section> sections,
    Provenance provenance) {
  public Report {
    verdicts = List.copyOf(verdicts);
    sections = List.copyOf(sections);
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return verdicts.stream().noneMatch(v -> v.outcome() == Verdict.Outcome.FAIL);
  }
}
