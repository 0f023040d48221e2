/** The sweep: its plan, its journal, its shards and what is derived from its rows. */
package org.tailspin.cli.sweep;
