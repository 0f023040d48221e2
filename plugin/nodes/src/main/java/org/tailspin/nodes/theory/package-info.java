/**
 * The nodes Network Theory, what theory predicts of networks drawn from a law, and Activity Predictor, what it predicts
 * of one matrix.
 *
 * <p>Start with {@link org.tailspin.nodes.theory.NetworkTheoryNodeFactory} and {@link
 * org.tailspin.nodes.theory.ActivityPredictorNodeFactory}.
 */
package org.tailspin.nodes.theory;
