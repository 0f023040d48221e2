/** What this installation obtains for systems whose numbers are known: cases, expectations with their sources, verdicts. */
package org.tailspin.core.validate;
