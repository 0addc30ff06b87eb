// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.spintwin.harness.RandomRequests;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;

/**
 * Frames from a host as they are on the line, mostly valid, with random requests; a few in a row in
 * one manner, so that queues of both directions fill up and some sessions last.
 */
final class RandomFrames {
  private static final int MOST_ALIKE = 24;
  private static final int OFTEN = 16;

  /** A kind of request, which has the longest answer. */
  private static final int IDENTITY = 1;

  private final SplittableRandom random;
  private final Queue<Integer> words = new ArrayDeque<>();

  private final boolean events;

  /** Inputs of a chip of events, words of a sample of another. */
  private final int size;

  /** Accesses to the registers of a chip of events. */
  private final RandomRequests requests;

  /** Frames that are left in this manner; the first are a mixture, so that few show much. */
  private int alike = MOST_ALIKE;

  private int openRarity = OFTEN;
  private boolean full;

  /** Kind of most requests; negative where there is none. */
  private int favourite = -1;

  /** Whether what the board sends from now on is not acknowledged. */
  private boolean withholds;

  private int acknowledged;

  /**
   * @param linked a chip behind a link
   */
  RandomFrames(Design linked, SplittableRandom random) {
    this.random = random;
    Design chip = linked.parts().get(0);
    events = LinkedChipSpec.isOfEvents(chip);
    size = events ? chip.values().get("INPUTS").intValue() : sampleWords(linked);
    requests = events ? new RandomRequests(chip.top().registers(), chip.values(), random) : null;
  }

  private static int sampleWords(Design linked) {
    Map<String, Long> port =
        linked.top().instances().stream()
            .filter(i -> i.name().equals("u_sample_port"))
            .map(i -> i.values(linked.values()))
            .findFirst()
            .orElseThrow();
    return Math.toIntExact(port.get("BEAT_WORDS") * port.get("BEATS"));
  }

  /**
   * The bytes of the next frame and the zero after it.
   *
   * @param session that of the board
   * @param expected place of the word that the board expects
   * @param sent place of the word that the board sends next
   */
  List<Integer> next(int session, int expected, int sent) {
    if (alike-- == 0) {
      newManner(sent);
    }
    boolean opens = session == 0 || random.nextInt(openRarity) == 0;
    boolean other = opens || random.nextInt(20) == 0;
    int flags = random.nextInt(4) == 0 ? Frame.ASK : 0;
    flags |= random.nextInt(4) == 0 ? Frame.REPEAT : 0;
    flags |= opens || random.nextInt(40) == 0 ? Frame.OPEN : 0;
    int count = opens && random.nextInt(4) > 0 ? 0 : wordCount();
    var frame =
        new Frame(
            flags,
            other ? random.nextInt(1, 1 << 16) : session,
            opens ? 0 : near(expected),
            opens ? 0 : near(acknowledgement(sent)),
            0,
            IntStream.generate(this::word).limit(count).toArray());
    List<Integer> line = line(frame);
    return random.nextInt(6) == 0 ? spoiled(line) : line;
  }

  private void newManner(int sent) {
    alike = random.nextInt(MOST_ALIKE);
    openRarity = random.nextBoolean() ? OFTEN : 16 * OFTEN;
    withholds = random.nextInt(4) == 0;
    acknowledged = sent;
    full = withholds || random.nextInt(4) == 0;
    favourite = random.nextBoolean() ? withholds ? IDENTITY : random.nextInt(6) : -1;
  }

  private int acknowledgement(int sent) {
    if (withholds) {
      return acknowledged;
    }
    return random.nextInt(4) == 0 ? sent - random.nextInt(8) : sent;
  }

  private static List<Integer> line(Frame frame) {
    byte[] bytes = frame.encoded();
    return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList();
  }

  private int wordCount() {
    return switch (full ? 0 : random.nextInt(8)) {
      case 0 -> Frame.MOST_WORDS - random.nextInt(3);
      case 1, 2 -> 0;
      default -> random.nextInt(1, 30);
    };
  }

  /** The place itself, or now and then one that is not. */
  private int near(int place) {
    int given =
        switch (random.nextInt(16)) {
          case 0 -> random.nextInt(1 << 16);
          case 1 -> place + random.nextInt(-130, 131);
          default -> place;
        };
    return given & 0xFFFF;
  }

  private int word() {
    while (words.isEmpty()) {
      request();
    }
    return words.remove();
  }

  private void request() {
    boolean favoured = favourite >= 0 && random.nextInt(8) > 0;
    int kind = favoured ? favourite : random.nextInt(16);
    if (kind == 0) {
      words.add(random.nextInt(1 << 16));
    } else if (kind == IDENTITY) {
      words.add(0xB000);
    } else if (!events) {
      sampleOrAccess(kind);
    } else if (kind < 5) {
      access();
    } else if (kind < 8) {
      words.add(0x8000);
    } else {
      words.add(random.nextInt(size + (random.nextInt(16) == 0 ? 2 : 0)));
    }
  }

  private void sampleOrAccess(int kind) {
    if (kind == 2) {
      words.add((random.nextBoolean() ? 0x9000 : 0xA000) + random.nextInt(300));
      words.add(0xB000);
    } else {
      int count = kind == 3 ? random.nextInt(size) : size;
      random.ints(count, 0, 1 << 15).forEach(w -> words.add(w & random.nextInt(1 << 15)));
    }
  }

  private void access() {
    requests.noise();
    requests.next();
    words.add((requests.write() ? 0xA000 : 0x9000) + requests.address());
    if (requests.write()) {
      words.add((int) requests.data() & 0xFFFF);
      words.add((int) (requests.data() >> 16));
    }
  }

  /** What a bad line makes of a frame. */
  private List<Integer> spoiled(List<Integer> frame) {
    int at = random.nextInt(frame.size());
    List<Integer> before = frame.subList(0, at);
    List<Integer> after = frame.subList(at + 1, frame.size());
    int octet = frame.get(at);
    return switch (random.nextInt(7)) {
      case 0 -> joined(before, after);
      case 1 -> joined(before, List.of(octet, octet), after);
      case 2 -> joined(frame, after);
      case 3 -> joined(before, List.of(0), after);
      case 4 -> joined(frame, frame);
      case 5 -> random.ints(random.nextInt(1, 300), 0, 256).boxed().toList();
      default -> joined(before, List.of(octet ^ 1 << random.nextInt(8)), after);
    };
  }

  @SafeVarargs
  private static List<Integer> joined(List<Integer>... parts) {
    List<Integer> all = new ArrayList<>();
    for (List<Integer> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
