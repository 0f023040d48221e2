/**
 * Random recurrent networks: couplings, dynamics, Lyapunov spectra, dimensions and the theory that predicts them.
 * Nothing here knows of KNIME, of files or of a console.
 *
 * <p>A network is x(t+1) = &phi;(g W x(t)), or a flow; its law, size, gain and seeds are a {@link
 * org.tailspin.core.recipe.NetworkRecipe}, and what is measured of it comes from {@link
 * org.tailspin.core.analysis.NetworkAnalysis}. Start with these two. Long work reports to a {@link
 * org.tailspin.core.Monitor} and is cancelled by it.
 */
package org.tailspin.core;
