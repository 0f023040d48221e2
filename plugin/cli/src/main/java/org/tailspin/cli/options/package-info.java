/** Options that several commands share, and how their text becomes a value. */
package org.tailspin.cli.options;
