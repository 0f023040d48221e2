/**
 * The dimension of what a network does.
 *
 * <p>Of activity: the participation ratio (sum l)^2 / sum l^2 of the eigenvalues l of the covariance. Of an attractor: the Kaplan-Yorke
 * dimension k + (l_1 + ... + l_k) / |l_(k+1)| of its exponents. Of recorded states: the correlation dimension (Grassberger and Procaccia 1983, with a
 * Theiler window), nearest neighbours (Levina and Bickel 2004; MacKay and Ghahramani 2005), and surrogates of linear noise (IAAFT, Schreiber
 * and Schmitz 1996). Start at {@link org.tailspin.core.dimension.DimensionEstimate}.
 */
package org.tailspin.core.dimension;
