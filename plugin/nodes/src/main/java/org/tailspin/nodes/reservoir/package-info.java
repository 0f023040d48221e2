/**
 * The node Reservoir Evaluator: driven networks at a task, with scores, predictions and readout weights.
 *
 * <p>Start with {@link org.tailspin.nodes.reservoir.ReservoirEvaluatorNodeFactory}.
 */
package org.tailspin.nodes.reservoir;
