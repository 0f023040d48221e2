/** The node Coupling Generator: recipes of networks, and their weights. */
package org.tailspin.nodes.coupling;
