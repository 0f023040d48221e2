/** Commands that compute what theory predicts. */
package org.tailspin.cli.theory;
