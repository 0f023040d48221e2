/**
 * Driven networks at a task: input weights, the linear readout of their states, scores with errors, and the rank
 * measures of separation and generalisation.
 *
 * <p>x(t+1) = &phi;(g W x(t) + W_in u(t) + b); the readout is ridge regression on the states. Start with {@link
 * org.tailspin.core.reservoir.ReservoirTask}, which lists the tasks (delayed XOR, memory capacity, NARMA-10,
 * Mackey-Glass, a table of one's own), and {@link org.tailspin.core.reservoir.Reservoir}.
 */
package org.tailspin.core.reservoir;
