/** The node RNN Integrator: runs networks, and keeps statistics and trajectories of their activity. */
package org.tailspin.nodes.integrator;
