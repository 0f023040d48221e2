/**
 * Coupling matrices W: the laws they are drawn from, given ones, what is done to them beforehand, and the size of
 * either.
 *
 * <p>Entries of an independent law have the scale N^(-1/&alpha;), so that g W has a transition of its own for each tail
 * index; random modes are W = U D V^T with the strengths D. {@link org.tailspin.core.coupling.EnsembleKind} lists the
 * laws with their gain conventions and is the place to start; a matrix is a {@link org.tailspin.core.coupling.Coupling},
 * a list of connections an {@link org.tailspin.core.coupling.EdgeList}, and {@link
 * org.tailspin.core.coupling.Preparation} applies signs, means, normalisation and surrogates in their order.
 */
package org.tailspin.core.coupling;
