package org.tailspin.cli;

/** A command that has a console, for the commands below it. */
interface Speaker {

    /**
     * @return where this run speaks
     */
    Console console();
}
