/** What theory says of a recipe, in columns that end in {@code _theory}. Start at {@link org.tailspin.core.prediction.NetworkTheory}. */
package org.tailspin.core.prediction;
