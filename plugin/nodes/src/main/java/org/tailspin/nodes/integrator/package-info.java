/**
 * The node RNN Integrator: runs networks, and keeps statistics and trajectories of their activity.
 *
 * <p>Start with {@link org.tailspin.nodes.integrator.RnnIntegratorNodeFactory}; the dialog is {@link
 * org.tailspin.nodes.integrator.RnnIntegratorParameters}.
 */
package org.tailspin.nodes.integrator;
