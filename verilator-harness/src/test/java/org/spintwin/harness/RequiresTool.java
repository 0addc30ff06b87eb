// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, visibly, where one of some outside programs is missing; where CI=true it fails
 * instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolCondition.class)
public @interface RequiresTool {
  /** Names of the commands. */
  String[] value();
}
