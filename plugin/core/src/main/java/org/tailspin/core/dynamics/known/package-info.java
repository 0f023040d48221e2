/**
 * Systems whose exponents are known: what an installation, and the algorithm itself, is checked against.
 *
 * <p>H&eacute;non x' = 1 - a x&sup2; + y, y' = b x; the logistic map x' = r x (1 - x); the Lorenz flow. Start with
 * {@link org.tailspin.core.dynamics.known.HenonMap}.
 */
package org.tailspin.core.dynamics.known;
