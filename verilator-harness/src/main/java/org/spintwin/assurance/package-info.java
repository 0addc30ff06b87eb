// SPDX-License-Identifier: Apache-2.0

/** How good the checking of a chip is, in numbers. */
package org.spintwin.assurance;
