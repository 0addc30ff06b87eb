// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

/** Keeps the first note of a fetch. */
final class Notes implements FetchProgress {
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile String line;

  /** The first note; waits for it. */
  String first() throws InterruptedException {
    first.await();
    return line;
  }

  @Override
  public void note(String text) {
    if (line == null) {
      line = text;
    }
    first.countDown();
  }

  @Override
  public void received(long bytes) {
    assertThat(bytes).isPositive();
  }
}
