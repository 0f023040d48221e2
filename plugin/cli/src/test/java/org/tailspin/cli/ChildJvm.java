package org.tailspin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, as the tests see it: from the classes, without a jar. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * @param options of Java
     * @return the command, to which arguments are added
     */
    public static List<String> command(List<String> options) {
        return command(Path.of(System.getProperty("java.home")), options, Main.class.getName());
    }

    /**
     * @param home of a Java
     * @param options of it
     * @param main class to start
     * @return the command, to which arguments are added
     */
    public static List<String> command(Path home, List<String> options, String main) {
        final List<String> command = new ArrayList<>(
                List.of(home.resolve("bin").resolve("java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options); // the last one of contradicting options counts
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }
}
