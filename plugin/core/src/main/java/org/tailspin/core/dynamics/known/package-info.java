/** Systems whose exponents are known: what an installation, and the algorithm itself, is checked against. */
package org.tailspin.core.dynamics.known;
