// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

/**
 * What a board says of itself.
 *
 * @param version of the protocol
 * @param ofSamples whether the chip takes samples; else it takes events and has registers
 * @param digest of the chip it was generated from, 32 bits
 */
public record Identity(int version, boolean ofSamples, long digest) {}
