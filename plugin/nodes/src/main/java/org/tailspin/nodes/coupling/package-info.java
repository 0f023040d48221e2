/**
 * The nodes Coupling Generator, recipes of networks and their weights, Connectome Preparer, networks of given matrices, and
 * Coupling Statistics, what the weights are like.
 */
package org.tailspin.nodes.coupling;
