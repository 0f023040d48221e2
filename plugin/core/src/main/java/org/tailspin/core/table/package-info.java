/**
 * The names, types and descriptions of columns, the same in every table, file and page.
 *
 * <p>A column is a {@link org.tailspin.core.table.TableColumn}, and the place to start; columns of recipes live in
 * {@code recipe} and measured ones in {@code analysis}, while {@link org.tailspin.core.table.DetailColumn} has those of
 * long tables, {@link org.tailspin.core.table.TheoryColumn} those of theory.
 */
package org.tailspin.core.table;
