/**
 * Options that several commands share, and how their text becomes a value.
 *
 * <p>There is an option for every column of a recipe: start with {@link org.tailspin.cli.options.ColumnOptions} and
 * {@link org.tailspin.cli.options.EnsembleOptions}.
 */
package org.tailspin.cli.options;
