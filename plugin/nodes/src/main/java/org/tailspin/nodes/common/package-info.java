/** Between KNIME's tables, progress and threads, and the core: what all nodes share. */
package org.tailspin.nodes.common;
