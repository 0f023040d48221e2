package org.tailspin.core.dimension;

import java.util.Optional;

/**
 * A correlation dimension with all that it rests on.
 *
 * @param estimate the dimension and its error
 * @param range the distances that were used; empty if all states are the same
 * @param sum the correlation sum over that range; empty if all states are the same
 */
public record CorrelationAnalysis(
        DimensionEstimate estimate, Optional<ScalingRange> range, Optional<CorrelationSum> sum) {}
