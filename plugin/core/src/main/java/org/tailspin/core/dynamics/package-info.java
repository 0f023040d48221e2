/**
 * Systems and their orbits: the network as a map, a leaky map and a flow, with their tangent dynamics, inputs and noise;
 * and observers that see every state once.
 *
 * <p>x(t+1) = &phi;(g W x(t) + I(t) + &sigma; &xi;), its Jacobian diag(&phi;') g W; the leaky map and the flow move part
 * of the way there. Start with {@link org.tailspin.core.dynamics.DynamicalSystem}, which makes an {@link
 * org.tailspin.core.dynamics.Orbit}, and {@link org.tailspin.core.dynamics.NetworkMap}, the plain case; {@link
 * org.tailspin.core.dynamics.Simulation} runs one and shows the states to a {@link
 * org.tailspin.core.dynamics.StateObserver}.
 */
package org.tailspin.core.dynamics;
