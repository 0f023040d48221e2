/**
 * Elementary functions in portable arithmetic: the ground floor under everything that enters a network's state.
 *
 * <p>A trajectory has the same bits on every machine only if tanh and exp do, so {@link
 * org.tailspin.core.math.Elementary} computes exp, tanh, ln sech&sup2; and the sine by sums and products of doubles
 * alone, to about one unit in the last place; {@link org.tailspin.core.math.ErrorFunction} does so for erf. Start with
 * {@link org.tailspin.core.math.Elementary}.
 */
package org.tailspin.core.math;
