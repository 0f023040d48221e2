/**
 * What theory predicts, without a simulation: the oracle of the simulators.
 *
 * <p>Dynamical mean-field theory (DMFT): the single neuron in the field of all others, whose variance it makes itself,
 * q = g^2 E phi(sqrt(q) z)^2 for a Gaussian map; from it the largest exponent, whole spectra, collective activity and its dimension. For heavy
 * tails the annealed transition g* and the stable mean field. Start at {@link org.tailspin.core.theory.GaussianMapTheory}.
 */
package org.tailspin.core.theory;
