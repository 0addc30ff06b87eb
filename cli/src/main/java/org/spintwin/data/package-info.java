// SPDX-License-Identifier: Apache-2.0

/** The data sets that the chips are trained and judged on: fetched, verified, read. */
package org.spintwin.data;
