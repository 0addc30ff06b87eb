// SPDX-License-Identifier: Apache-2.0
/**
 * The kinds of chip as the commands see them: how the file of each is read and taken through its
 * physics, what is told and drawn of it, its experiments and its demonstration.
 */
package org.spintwin.kind;
