package org.tailspin.cli.engine;

/** A command whose networks any engine can compute. */
public interface JobCommand {

    /**
     * {@return what the command computes, once its options are read; nothing is written, and nothing shown}
     *
     * @param part of it, where it has several; empty otherwise
     * @throws RuntimeException if an option is out of range or a file cannot be read, in one sentence
     */
    Job<?> job(String part);
}
