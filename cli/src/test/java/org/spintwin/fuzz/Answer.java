// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

/**
 * How a command, or a reader of files, ended.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
public record Answer(int exit, String out, String err) {}
