/**
 * The program: its commands, and how it ends. Each capability has a room below this package; they share console, input, output
 * and options, and do not know each other.
 */
package org.tailspin.cli;
