/** Readers of the files that a user names: every one has limits, and refuses in one sentence with the line. */
package org.tailspin.cli.input;
