/**
 * A network as a row of plain columns: disorder, gain, seeds and dynamics, its name, and grids of them.
 *
 * <p>A row holds all that is needed to compute the network again, bit by bit: {@link
 * org.tailspin.core.recipe.RecipeColumn} has the columns, {@link org.tailspin.core.recipe.RecipeValues} reads a recipe
 * from their values and refuses what contradicts itself, {@link org.tailspin.core.recipe.NetworkName} says the same in
 * one line. Start with {@link org.tailspin.core.recipe.NetworkRecipe}; a kind of dynamics is a record that implements
 * {@link org.tailspin.core.recipe.Dynamics}.
 */
package org.tailspin.core.recipe;
