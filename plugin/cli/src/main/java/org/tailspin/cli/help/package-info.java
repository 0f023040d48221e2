/**
 * How the command line explains itself: help in groups, manual pages and completion, all made of the parser's model of the
 * commands. Start with {@link org.tailspin.cli.help.OptionGroup}, which says where an option stands.
 */
package org.tailspin.cli.help;
