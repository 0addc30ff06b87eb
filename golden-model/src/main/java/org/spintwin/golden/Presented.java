// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/**
 * A group of neurons as the control of the folded core presents it for one clock, in a long, so
 * that nothing is allocated per clock: what is to be done, the group, and the input and neighbour
 * that it is done with. 0 is a clock without a group.
 */
final class Presented {
  /** No group. */
  static final long NOTHING = 0;

  private static final long VALID = 1;
  private static final long LAST = 1 << 1;
  private static final long CLEAR = 1 << 2;
  private static final long FINISH = 1 << 3;
  private static final long EVENT = 1 << 4;
  private static final long RECURRENT = 1 << 5;
  private static final int GROUP_AT = 16;
  private static final int INPUT_AT = 32;
  private static final int NEIGHBOUR_AT = 48;

  private Presented() {}

  static long of(
      int group,
      boolean last,
      boolean clear,
      boolean finish,
      boolean event,
      boolean recurrent,
      int input,
      int neighbour) {
    return VALID
        | (last ? LAST : 0)
        | (clear ? CLEAR : 0)
        | (finish ? FINISH : 0)
        | (event ? EVENT : 0)
        | (recurrent ? RECURRENT : 0)
        | (long) group << GROUP_AT
        | (long) input << INPUT_AT
        | (long) neighbour << NEIGHBOUR_AT;
  }

  static boolean last(long presented) {
    return (presented & LAST) != 0;
  }

  static boolean clear(long presented) {
    return (presented & CLEAR) != 0;
  }

  static boolean finish(long presented) {
    return (presented & FINISH) != 0;
  }

  static boolean event(long presented) {
    return (presented & EVENT) != 0;
  }

  static boolean recurrent(long presented) {
    return (presented & RECURRENT) != 0;
  }

  static int group(long presented) {
    return (int) (presented >> GROUP_AT) & 0xFFFF;
  }

  static int input(long presented) {
    return (int) (presented >> INPUT_AT) & 0xFFFF;
  }

  static int neighbour(long presented) {
    return (int) (presented >>> NEIGHBOUR_AT);
  }
}
