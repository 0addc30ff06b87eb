// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

/** Is told how a fetch goes. */
public interface FetchProgress {
  /** Something that takes its time begins; one line. */
  void note(String line);

  /** So many bytes of the archive are there. */
  void received(long bytes);
}
