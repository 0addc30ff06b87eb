// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.Design;

/**
 * A design with what its testbench replays.
 *
 * @param vectors its memories start as those of the design
 */
public record CoreTop(Design design, TestVectors vectors) {}
