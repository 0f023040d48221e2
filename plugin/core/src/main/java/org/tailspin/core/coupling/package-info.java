/**
 * Coupling matrices: the laws they are drawn from ({@link org.tailspin.core.coupling.EnsembleKind} lists them with their gain
 * conventions), given ones, and the size of either.
 */
package org.tailspin.core.coupling;
