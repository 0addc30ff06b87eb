// SPDX-License-Identifier: Apache-2.0
package org.spintwin.data;

/** A file could not be downloaded. The message says from where, why, and what to do. */
public final class DownloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
