/** Lyapunov exponents, their errors, and the identity that checks them. */
package org.tailspin.core.lyapunov;
