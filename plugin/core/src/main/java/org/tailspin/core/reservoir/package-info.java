/**
 * Driven networks at a task: input weights, the linear readout of their states, scores with errors, and the rank measures of
 * separation and generalisation.
 */
package org.tailspin.core.reservoir;
