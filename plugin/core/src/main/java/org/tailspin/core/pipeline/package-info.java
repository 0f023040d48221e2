/** Whole experiments on collective activity: networks of several kinds, what is measured of each, and the theory beside it. */
package org.tailspin.core.pipeline;
