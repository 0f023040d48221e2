package org.tailspin.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first line of a file of weights that this program wrote, by which they go back in as they are: with their gain, not
 * normalised again, and with all their neurons.
 */
public final class WeightsMark {

    /** A remark, which nearly all programs pass over. */
    public static final String REMARK = "# Tailspin: weights with their gain; to be taken as they are";

    private WeightsMark() {}

    /**
     * {@return whether it begins so; no for a pipe, which can be read once only, and for what cannot be read}
     *
     * @param path of a file
     */
    public static boolean isOn(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (Opened opened = Opened.file(path)) {
            final byte[] mark = REMARK.getBytes(StandardCharsets.UTF_8);
            return new String(opened.in().readNBytes(mark.length), StandardCharsets.UTF_8).equals(REMARK);
        } catch (IOException | FileProblem e) {
            return false; // what is wrong with it, its reader says
        }
    }
}
