/** The node Network Theory: what theory predicts of networks. */
package org.tailspin.nodes.theory;
