/** The node Dimension Estimator: dimensions of networks, or of the states in the rows of any table. */
package org.tailspin.nodes.dimension;
