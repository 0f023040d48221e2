/**
 * Readers of the files that a user names: every one has limits, and refuses in one sentence with the line.
 *
 * <p>Start with {@link org.tailspin.cli.input.InputFile}: a matrix is read by {@link org.tailspin.cli.input.MatrixFile},
 * a list of connections by {@link org.tailspin.cli.input.EdgeFile}, states by {@link org.tailspin.cli.input.StatesFile},
 * all of them text through {@link org.tailspin.cli.input.CsvLines}.
 */
package org.tailspin.cli.input;
