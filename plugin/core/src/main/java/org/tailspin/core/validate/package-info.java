/**
 * What this installation obtains for systems whose numbers are known: cases, expectations with their sources, verdicts.
 *
 * <p>Start with {@link org.tailspin.core.validate.KnownCase}, which lists the cases.
 */
package org.tailspin.core.validate;
