/**
 * Pictures of results: plain arrays in; PNG, SVG, PDF or an interactive page out, without a screen.
 *
 * <p>Start with {@link org.tailspin.charts.Chart}, which is a picture, and {@link org.tailspin.charts.GainChart}, the
 * one that most results end in; {@link org.tailspin.charts.Page} makes the interactive page that reports and node views
 * share.
 */
package org.tailspin.charts;
