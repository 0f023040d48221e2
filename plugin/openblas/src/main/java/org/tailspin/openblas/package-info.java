/**
 * The kernels of the tangent space on OpenBLAS: the product of W with a tangent frame, and its QR factorisation.
 *
 * <p>{@link org.tailspin.openblas.OpenBlasKernels} is found as a service where its native code loads and its results
 * pass a check; the Java kernels of the core take over otherwise. Start there.
 */
package org.tailspin.openblas;
