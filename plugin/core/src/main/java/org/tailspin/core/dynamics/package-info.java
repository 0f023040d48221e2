/** Systems and their orbits: the network as a map, with its tangent dynamics. */
package org.tailspin.core.dynamics;
