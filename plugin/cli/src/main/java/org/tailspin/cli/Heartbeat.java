package org.tailspin.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.tailspin.cli.console.Console;

/**
 * A sign of life on standard error from every command that is silent for long, whatever it does: reading a large file,
 * an eigenvalue problem, a picture. Where there is a bar or a line of progress, that is sign enough.
 */
final class Heartbeat {

    private static final long FIRST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long NEXT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long LOOK_MILLIS = 250;

    private final Thread thread;

    private Heartbeat(Thread thread) {
        this.thread = thread;
    }

    /**
     * {@return what beats until it is stopped}
     *
     * @param console where to tell
     * @param spoken standard error, which knows when it was last written to
     */
    static Heartbeat start(Console console, Timed spoken) {
        final long start = System.nanoTime();
        final Thread thread = new Thread(
                () -> {
                    long silence = FIRST_NANOS;
                    try {
                        while (true) {
                            Thread.sleep(LOOK_MILLIS);
                            final long now = System.nanoTime();
                            if (now - spoken.last() >= silence
                                    && !console.interrupted().getAsBoolean()) {
                                console.remark("working, for "
                                        + Duration.ofNanos(now - start).toSeconds() + " s so far; Ctrl-C stops it");
                                silence = NEXT_NANOS;
                            }
                        }
                    } catch (InterruptedException e) {
                        // the command is done
                    }
                },
                "heartbeat");
        thread.setDaemon(true);
        thread.start();
        return new Heartbeat(thread);
    }

    /** The command is done. */
    void stop() {
        thread.interrupt();
    }

    /** Standard error, with the time at which it was last written to. */
    static final class Timed extends PrintStream {

        private volatile long last = System.nanoTime();

        Timed(PrintStream out) {
            super(out, true);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            last = System.nanoTime();
            super.write(bytes, from, count);
        }

        @Override
        public void write(int b) {
            last = System.nanoTime();
            super.write(b);
        }

        long last() {
            return last;
        }
    }
}
