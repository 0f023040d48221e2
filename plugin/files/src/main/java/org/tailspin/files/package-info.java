/**
 * Readers of the files that a user names: every one has limits, and refuses in one sentence with the line.
 *
 * <p>Start with {@link org.tailspin.files.InputFile}: a matrix is read by {@link org.tailspin.files.MatrixFile},
 * a list of connections by {@link org.tailspin.files.EdgeFile}, states by {@link org.tailspin.files.StatesFile},
 * all of them text through {@link org.tailspin.files.CsvLines}.
 */
package org.tailspin.files;
