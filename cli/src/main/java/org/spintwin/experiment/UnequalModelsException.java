// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

/** Golden model and Verilog differ; the message names the first difference. */
public final class UnequalModelsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnequalModelsException(String message) {
    super(message);
  }

  /**
   * Throws one where there is a difference.
   *
   * @param difference in words; null where there is none
   */
  public static void throwIf(String difference) {
    if (difference != null) {
      throw new UnequalModelsException(difference);
    }
  }
}
