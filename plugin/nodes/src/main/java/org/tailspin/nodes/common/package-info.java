/**
 * Between KNIME's tables, progress and threads, and the core: what all nodes share.
 *
 * <p>Start with {@link org.tailspin.nodes.common.NetworkRows}, which reads recipes from a table, runs a task on each and
 * hands over the rows in their order; {@link org.tailspin.nodes.common.RecipeReader} reads a row by the core's rules,
 * {@link org.tailspin.nodes.common.NodeMonitor} joins progress and cancellation.
 */
package org.tailspin.nodes.common;
