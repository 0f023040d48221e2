/** Whole experiments as commands. */
package org.tailspin.cli.pipeline;
