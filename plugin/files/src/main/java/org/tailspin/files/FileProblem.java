package org.tailspin.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Something is wrong with a file: its content, or reading or writing it. */
public final class FileProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Reports what is wrong with a file.
     *
     * @param message one sentence, with the file
     */
    public FileProblem(String message) {
        super(message);
    }

    /**
     * Reports what is wrong with a file.
     *
     * @param message one sentence, with the file
     * @param cause why
     */
    public FileProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Reports what is wrong with a file.
     *
     * @param what the attempt, such as "cannot read"
     * @param path of the file
     * @param cause why it failed; its own message is often no more than the path
     */
    public FileProblem(String what, Path path, IOException cause) {
        super(what + " " + path + ": " + reason(cause), cause);
    }

    /**
     * {@return the problem}
     *
     * @param path of the file
     * @param line in 1..
     * @param problem what is wrong there
     */
    public static FileProblem atLine(Path path, long line, String problem) {
        return new FileProblem(path + ", line " + line + ": " + problem);
    }

    /**
     * {@return why it failed, where the message of the failure is often no more than the path}
     *
     * @param cause of the system
     */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "a part of the path is a file, not a directory";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
