package org.tailspin.core.statistics;

import java.util.OptionalDouble;

/**
 * A number estimated from a run of one network, and its error over time.
 *
 * @param value the estimate; NaN where there is none, as for a state at rest
 * @param standardError one standard deviation; empty where there are too few groups of data to tell. It does not cover the
 *     spread over networks
 */
public record Estimated(double value, OptionalDouble standardError) {}
