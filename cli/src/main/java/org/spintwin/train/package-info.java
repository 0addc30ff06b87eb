// SPDX-License-Identifier: Apache-2.0
/** Trainers that find what a chip's cells are to hold; the same seed gives the same cells. */
package org.spintwin.train;
