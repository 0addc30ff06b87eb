// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.spintwin.link.LinkException.Kind;

/**
 * Conversations under faults. Each must end as the one without faults does, or the fault must be
 * told, and then another host must succeed once nothing goes wrong any more.
 *
 * @param conversation is given a session number
 * @param expected without faults
 * @param bytes about how many pass then
 * @param silent nanoseconds without a cable after which a host gives up
 * @param <R> what a conversation yields
 */
record FaultCampaign<R>(
    BiFunction<SerialLine, Integer, R> conversation, R expected, long bytes, long silent) {
  /** Hosts until one succeeds; each kind of fault ends one at most. */
  private static final int MOST_HOSTS = 5;

  /** How many scenarios met what. */
  static final class Tally {
    private final Map<Kind, Integer> told = new EnumMap<>(Kind.class);
    private int killed;
    private int unharmed;

    private synchronized void ended(int host) {
      unharmed += host == 1 ? 1 : 0;
    }

    private synchronized void wasKilled() {
      killed++;
    }

    private synchronized void wasTold(Kind kind) {
      told.merge(kind, 1, Integer::sum);
    }

    @Override
    public String toString() {
      return unharmed + " at the first attempt, hosts killed " + killed + ", told " + told;
    }

    /** A thousand scenarios without any of these would prove little. */
    void assertEverythingMet() {
      assertThat(killed).isGreaterThan(100);
      assertThat(told.get(Kind.RESET)).isGreaterThan(100);
      assertThat(told.get(Kind.SILENT)).isPositive();
      assertThat(unharmed).isGreaterThan(250);
    }
  }

  /**
   * @param reset presses the board's button
   */
  void run(long seed, SerialLine board, Runnable reset, Tally tally) {
    var random = new SplittableRandom(seed);
    FaultPlan plan = FaultPlan.draw(random, bytes, silent);
    String scenario = "scenario " + seed + ", " + plan;
    var line = new FaultyLine(board, plan, random, reset);
    for (int host = 1; host <= MOST_HOSTS; host++) {
      try {
        assertThat(conversation.apply(line, random.nextInt(1, 1 << 16)))
            .as(scenario)
            .isEqualTo(expected);
        tally.ended(host);
        return;
      } catch (FaultyLine.Killed e) {
        tally.wasKilled();
      } catch (LinkException e) {
        assertThat(allowed(e.kind(), plan)).as("%s: %s", scenario, e.getMessage()).isTrue();
        tally.wasTold(e.kind());
      }
    }
    fail(scenario + ": no host succeeds");
  }

  private static boolean allowed(Kind kind, FaultPlan plan) {
    return kind == Kind.RESET && plan.resets() >= 0 || kind == Kind.SILENT && plan.pulled() >= 0;
  }
}
