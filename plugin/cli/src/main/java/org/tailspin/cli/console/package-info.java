/** How a command speaks: messages, progress, tables, JSON, exit codes, and what stopped it. */
package org.tailspin.cli.console;
