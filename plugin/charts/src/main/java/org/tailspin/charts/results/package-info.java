/** What core computes, as pictures: which of its numbers stand in which chart, and the theory beside them. */
package org.tailspin.charts.results;
