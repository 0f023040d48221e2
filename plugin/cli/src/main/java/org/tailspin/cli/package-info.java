/** The command line: options, files and messages around the core. */
package org.tailspin.cli;
