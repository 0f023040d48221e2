/**
 * The node Dimension Estimator: dimensions of networks, or of the states in the rows of any table.
 *
 * <p>Start with {@link org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory}; the dialog is {@link
 * org.tailspin.nodes.dimension.DimensionEstimatorParameters}.
 */
package org.tailspin.nodes.dimension;
