// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

/**
 * One thing a report vouches for.
 *
 * @param name what was examined
 * @param text what was found, in words and figures
 */
public record Verdict(String name, Outcome outcome, String text) {
  /** How it went. */
  public enum Outcome {
    PASS("pass"),
    FAIL("fail"),
    NOT_APPLICABLE("not applicable");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  public static Verdict of(String name, boolean passed, String text) {
    return new Verdict(name, passed ? Outcome.PASS : Outcome.FAIL, text);
  }

  public static Verdict notApplicable(String name, String why) {
    return new Verdict(name, Outcome.NOT_APPLICABLE, why);
  }
}
