// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import org.spintwin.spec.RecordLayout;

/**
 * What a testbench replays: inputs of each clock and everything that is compared after it.
 *
 * @param stimulus {@code clocks} input records, clock-major
 * @param expected {@code clocks} compared records, clock-major
 */
public record TestVectors(
    RecordLayout inputs, RecordLayout compared, int clocks, long[] stimulus, long[] expected) {}
