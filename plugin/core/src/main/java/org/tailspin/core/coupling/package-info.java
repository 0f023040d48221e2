/** Coupling matrices: the laws they are drawn from, given ones, and the size of either. */
package org.tailspin.core.coupling;
