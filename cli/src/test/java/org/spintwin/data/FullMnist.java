// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.spintwin.harness.Toolchain;

/** All of MNIST, for the tests that take long and need it: {@code -Dspintwin.full=true}, or CI. */
public final class FullMnist {
  private FullMnist() {}

  /**
   * The folder with its files; fetched where it is not there.
   *
   * @throws org.opentest4j.TestAbortedException in the plain test run, which does not use it
   */
  public static synchronized Path folder() {
    boolean wanted = Boolean.getBoolean("spintwin.full") || System.getenv("CI") != null;
    Assumptions.assumeTrue(wanted, "uses all of MNIST; ./spintwin test --full, or CI=true");
    var folder =
        DatasetFolder.of(
            Dataset.MNIST, Toolchain.cache(System.getenv()), Path.of("..", "examples"));
    try {
      folder.fetch(
          new Sites(System.getenv()),
          false,
          new FetchProgress() {
            @Override
            public void note(String line) {
              System.out.println(line);
            }

            @Override
            public void received(long bytes) {
              // The log needs no bar.
            }
          });
      return folder.verified();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
