/** Files on their way to the disk: whole or not at all, and never outside the place that the user named. */
package org.tailspin.cli.output;
