package org.tailspin.cli.console;

/** A command that has a console, for the commands below it. */
public interface Speaker {

    /** {@return where this run speaks} */
    Console console();
}
