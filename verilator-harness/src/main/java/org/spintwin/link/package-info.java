// SPDX-License-Identifier: Apache-2.0
/**
 * The host's end of the link to a board, {@code docs/link.md}: frames, the session that loses
 * nothing, and a chip's registers, spikes and samples through it.
 */
package org.spintwin.link;
