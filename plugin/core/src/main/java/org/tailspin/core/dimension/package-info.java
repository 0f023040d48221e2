/** The dimension of what a network does: participation ratio, Kaplan-Yorke, correlation dimension, nearest neighbours. */
package org.tailspin.core.dimension;
