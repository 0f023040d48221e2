package org.tailspin.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Runs another program's main method, and ends with the process that started this one, whatever ended that. */
final class Tied {

    private Tied() {}

    /**
     * @param args name of the class, and its arguments
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        final InputStream in = System.in; // a pipe that is never written
        final Thread thread = new Thread(() -> {
            try {
                in.read();
            } catch (IOException e) {
                // closed as well
            }
            System.exit(1); // and not halt: a worker takes its executors with it
        });
        thread.setDaemon(true);
        thread.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }
}
