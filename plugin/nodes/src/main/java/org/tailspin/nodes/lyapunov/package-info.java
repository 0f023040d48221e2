/** The node Lyapunov Analyzer: exponents of networks, as columns, as a spectrum and as a picture. */
package org.tailspin.nodes.lyapunov;
