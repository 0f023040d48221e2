package org.tailspin.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tailspin.files.FileProblem;

/** Where symbolic links lead, also to what does not exist yet. */
final class Links {

    /** Linux gives up after as many. */
    private static final int MOST = 40;

    private Links() {}

    /**
     * {@return the absolute path that a writer would write to}
     *
     * @param path of a file
     * @throws FileProblem if its links lead in a circle
     */
    static Path end(Path path) {
        Path at = absolute(path);
        for (int i = 0; Files.isSymbolicLink(at); i++) {
            if (i == MOST) {
                throw new FileProblem("cannot write " + path + ": its symbolic links lead in a circle");
            }
            at = next(at);
        }
        return at;
    }

    /** One link further; the same path if it cannot be read. */
    static Path next(Path link) {
        try {
            return absolute(link.resolveSibling(Files.readSymbolicLink(link)));
        } catch (IOException e) {
            throw new FileProblem("cannot write", link, e);
        }
    }

    /** Links of the directories are followed, so that ".." means what it means to the system. */
    static Path absolute(Path path) {
        final Path whole = path.toAbsolutePath();
        final Path parent = whole.getParent();
        if (parent == null) {
            return whole;
        }
        try {
            final Path name = whole.getFileName();
            final boolean isPlain =
                    !name.toString().equals("..") && !name.toString().equals(".");
            return isPlain ? parent.toRealPath().resolve(name) : whole.toRealPath();
        } catch (IOException e) {
            return whole.normalize(); // there is no such directory, which whoever writes will say
        }
    }

    /**
     * {@return whether both are the same file, in whatever spelling, through links too, whether it exists or not}
     *
     * @param one path of a file
     * @param other path of a file
     */
    static boolean areSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
            return end(one).equals(end(other));
        } catch (IOException | FileProblem e) {
            return false; // unreadable, which whoever reads or writes it will say
        }
    }
}
