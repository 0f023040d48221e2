package org.tailspin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output, or an output like it, that remembers why it could not be written: a print stream itself only says that it
 * could not, and only when it is asked.
 */
final class StandardOutput extends PrintStream {

    private final Watched watched;

    private StandardOutput(Watched watched) {
        super(watched, false);
        this.watched = watched;
    }

    /** {@return that of the process} */
    static StandardOutput ofProcess() {
        return new StandardOutput(new Watched(new FileOutputStream(FileDescriptor.out)));
    }

    /** {@return why something was lost; null if it is not known} */
    String reason() {
        final IOException problem = watched.problem;
        return problem == null ? null : problem.getMessage();
    }

    /** Passes everything on. */
    private static final class Watched extends OutputStream {

        private final OutputStream out;
        private volatile IOException problem;

        Watched(OutputStream out) {
            super();
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                problem = problem == null ? e : problem;
                throw e;
            }
        }
    }
}
