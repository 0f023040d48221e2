/** Checks of an installation, and the figures of the papers with their claims. */
package org.tailspin.cli.validate;
