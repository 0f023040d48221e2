/**
 * The program: its commands, and how it ends. Each capability has a room below this package; they share console, input,
 * output and options, and do not know each other.
 *
 * <p>Start with {@link org.tailspin.cli.Tailspin}, which lists the commands; {@link org.tailspin.cli.Failures} turns
 * whatever goes wrong into one sentence and an exit code.
 */
package org.tailspin.cli;
