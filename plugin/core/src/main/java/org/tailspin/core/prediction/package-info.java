/**
 * What theory says of a recipe, in columns that end in {@code _theory}, with the reason wherever there is none.
 *
 * <p>{@link org.tailspin.core.prediction.NetworkTheory} chooses the theory that holds for the law and the dynamics of a
 * recipe (mean-field theory of maps and flows, the annealed transition of heavy tails, random modes); {@link
 * org.tailspin.core.prediction.ActivityPredictor} predicts the activity of one given matrix. Start with the first.
 */
package org.tailspin.core.prediction;
