// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

/** What stands under a name of a node: an array, or a group of named values, as metadata are. */
public sealed interface NirValue permits NirArray, NirGroup {}
