/**
 * Commands that compute what theory predicts, one for each theory of {@code org.tailspin.core.theory}.
 *
 * <p>Start with {@link org.tailspin.cli.theory.TheoryCommand}, which lists them.
 */
package org.tailspin.cli.theory;
