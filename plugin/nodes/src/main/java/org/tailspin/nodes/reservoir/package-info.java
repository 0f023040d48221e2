/** The node Reservoir Evaluator: driven networks at a task. */
package org.tailspin.nodes.reservoir;
