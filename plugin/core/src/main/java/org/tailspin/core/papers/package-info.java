/**
 * The figures and claims of the two papers, measured again: one class for each figure, behind {@link
 * org.tailspin.core.papers.Figure}, with the claims that it tests, their statistics and their false alarms.
 */
package org.tailspin.core.papers;
