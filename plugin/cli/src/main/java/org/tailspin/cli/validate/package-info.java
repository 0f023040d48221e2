/**
 * Checks of an installation ({@code validate}), and the figures of the papers with their claims ({@code reproduce}).
 *
 * <p>Start with {@link org.tailspin.cli.validate.ReproduceCommand}.
 */
package org.tailspin.cli.validate;
