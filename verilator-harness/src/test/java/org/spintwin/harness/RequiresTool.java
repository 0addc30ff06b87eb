// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a test, visibly, where an outside program is missing; where CI=true it fails instead. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolCondition.class)
@interface RequiresTool {
  /** Name of the command. */
  String value();
}
