/** The kernels of the tangent space on OpenBLAS. */
package org.tailspin.openblas;
