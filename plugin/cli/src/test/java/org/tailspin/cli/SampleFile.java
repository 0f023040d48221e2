package org.tailspin.cli;

import java.nio.file.Path;

/** Files of other programs, which stand beside the tests of their readers. */
public final class SampleFile {

    private SampleFile() {}

    /**
     * {@return its path}
     *
     * @param name of the file
     */
    public static Path of(String name) {
        return Path.of("..", "files", "src", "test", "resources", "org", "tailspin", "files", name);
    }
}
