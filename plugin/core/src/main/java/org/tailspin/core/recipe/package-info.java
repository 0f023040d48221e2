/** A network as a row of plain columns: disorder, gain, seeds and dynamics, its name, and grids of them. Start at {@link org.tailspin.core.recipe.NetworkRecipe}. */
package org.tailspin.core.recipe;
