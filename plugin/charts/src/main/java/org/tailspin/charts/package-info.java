/** Pictures of results: plain arrays in, PNG out, without a screen. */
package org.tailspin.charts;
