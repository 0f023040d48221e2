package org.tailspin.files;

import java.util.function.Predicate;

/**
 * Which array of a file is wanted.
 *
 * @param variable its name, in a file of several
 * @param fits which extents will do
 * @param what such an array is, in a sentence
 */
record ArrayChoice(Variable variable, Predicate<int[]> fits, String what) {}
