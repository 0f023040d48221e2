/** The kernels that cost time: the matrix product that advances a state, and the factorisation of a tangent frame. */
package org.tailspin.core.linalg;
