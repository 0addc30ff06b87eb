// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.List;
import java.util.Map;

/**
 * A figure of the table of assurance.
 *
 * @param check what was checked, in a few words
 * @param found the figures, as text
 * @param target what they are held to; empty where nothing is wanted of them
 * @param met whether they reach it
 * @param details lines that explain it: each survivor, each hole, what was left out and why
 * @param figures the same for programs, as JSON takes it
 */
public record AssuranceRow(
    String check,
    String found,
    String target,
    boolean met,
    List<String> details,
    Map<String, Object> figures) {
  public AssuranceRow {
    details = List.copyOf(details);
  }
}
