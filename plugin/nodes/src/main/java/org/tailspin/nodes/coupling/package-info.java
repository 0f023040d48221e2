/** The nodes Coupling Generator, recipes of networks and their weights, and Coupling Statistics, what the weights are like. */
package org.tailspin.nodes.coupling;
