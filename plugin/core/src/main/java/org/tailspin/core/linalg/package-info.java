/**
 * The kernels that cost time: the matrix product that advances a state, the same bits everywhere, and the product and factorisation of a
 * tangent frame, as fast as the machine can; dense, sparse and factored. EJML for everything else. Start at {@link
 * org.tailspin.core.linalg.Kernels}.
 */
package org.tailspin.core.linalg;
