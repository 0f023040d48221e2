/**
 * Files on their way to the disk: whole or not at all, never over an input, and never outside the place that the user
 * named.
 *
 * <p>Start with {@link org.tailspin.cli.output.Outputs}, which checks all of a command's outputs before it begins, and
 * {@link org.tailspin.cli.output.OutputDirectory}.
 */
package org.tailspin.cli.output;
