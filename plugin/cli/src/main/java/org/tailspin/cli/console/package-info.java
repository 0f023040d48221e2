/**
 * How a command speaks: messages, progress, tables, JSON, exit codes, and what stopped it.
 *
 * <p>Start with {@link org.tailspin.cli.console.Console}; {@link org.tailspin.cli.console.ExitCode} has the codes.
 */
package org.tailspin.cli.console;
