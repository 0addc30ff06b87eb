// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

/** Golden model and Verilog differ; the message names the first difference. */
public final class UnequalModelsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnequalModelsException(String message) {
    super(message);
  }
}
