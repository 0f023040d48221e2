/**
 * The node Lyapunov Analyzer: exponents of networks, as columns, as a spectrum and as a picture.
 *
 * <p>Start with {@link org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory}; the dialog is {@link
 * org.tailspin.nodes.lyapunov.LyapunovAnalyzerParameters}.
 */
package org.tailspin.nodes.lyapunov;
