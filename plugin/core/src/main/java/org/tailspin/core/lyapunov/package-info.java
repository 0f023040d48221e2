/**
 * Lyapunov exponents, their errors, the regime, and the identity that checks them.
 *
 * <p>Start at {@link org.tailspin.core.lyapunov.Lyapunov}: the method of Benettin, Galgani, Giorgilli and Strelcyn (1980), which carries k
 * tangent vectors, J(t) Q(t) = Q(t+1) R(t), and averages ln |R_ii|. {@code BenettinTest} holds the algorithm as a book has it. The sum
 * of a full spectrum is the mean of ln |det J(t)| (the sum rule). {@link org.tailspin.core.lyapunov.RegimeEvidence} collects what speaks for rest, a
 * cycle, a torus or chaos; {@link org.tailspin.core.lyapunov.Twins} measures the largest exponent without a tangent map.
 */
package org.tailspin.core.lyapunov;
