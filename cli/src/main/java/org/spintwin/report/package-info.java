// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures and pages of results. A {@link org.spintwin.report.Plot} is a picture described by its
 * data, a {@link org.spintwin.report.Report} a page of text, tables and pictures; writers turn them
 * into SVG and into one self-contained HTML file. Knows nothing of chips: plain data in, text out.
 */
package org.spintwin.report;
