/**
 * What computes the networks of a command: the threads of this program, or a cluster.
 *
 * <p>Start with {@link org.tailspin.cli.engine.Job}, numbered pieces of work that any machine makes again of the command
 * line, and {@link org.tailspin.cli.engine.Engine}, which computes them. {@link org.tailspin.cli.engine.KeptJob} takes what was
 * measured before from a file, and {@link org.tailspin.cli.engine.KeptRun} is a whole run of a command into a directory.
 */
package org.tailspin.cli.engine;
