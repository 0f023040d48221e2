/**
 * Whole experiments on collective activity: networks of several kinds, what is measured of each, and the theory beside
 * it.
 *
 * <p>The population lag function &Psi;(&tau;) is the mean square of the entries of the lagged covariance C_ij(&tau;),
 * and PR = (tr C)&sup2; / tr C&sup2; the dimension of activity (Clark et al., PRX 15, 041019). Start with {@link
 * org.tailspin.core.pipeline.Experiments}, the list, and {@link org.tailspin.core.pipeline.Pipeline}, which runs one.
 */
package org.tailspin.core.pipeline;
