/**
 * Systems and their orbits: the network as a map, a leaky map and a flow, with their tangent dynamics, inputs and noise; and
 * observers that see every state once.
 */
package org.tailspin.core.dynamics;
