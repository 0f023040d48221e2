/** The dimension of what a network does: participation ratio, Kaplan-Yorke. */
package org.tailspin.core.dimension;
