package org.tailspin.charts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files that a picture can be, which the end of a file's name chooses. */
public enum PictureFormat {
    /** Pixels: ISO/IEC 15948. */
    PNG {
        @Override
        byte[] bytes(Sheet sheet, Map<String, String> about) {
            return PngFile.of(sheet.image(), Sheet.RESOLUTION, about);
        }
    },
    /** Lines and text, Scalable Vector Graphics. */
    SVG {
        @Override
        byte[] bytes(Sheet sheet, Map<String, String> about) {
            return SvgFile.of(sheet, about);
        }
    },
    /** Lines and outlines of letters, one page of the picture's size: ISO 32000. */
    PDF {
        @Override
        byte[] bytes(Sheet sheet, Map<String, String> about) {
            return PdfFile.of(sheet, about);
        }
    };

    /** All of them, for a sentence: "PNG, SVG or PDF". */
    public static final String NAMES = enumeration(false);

    /** The ends of names, for a sentence: ".png, .svg or .pdf". */
    public static final String SUFFIXES = enumeration(true);

    /**
     * Draws a picture.
     *
     * @param sheet the picture
     * @param about remarks on where it comes from, by name
     * @return the file, of the same bytes for the same picture on one machine
     * @throws IllegalStateException if the machine has no fonts
     */
    abstract byte[] bytes(Sheet sheet, Map<String, String> about);

    /**
     * Returns how the names of such files end.
     *
     * @return the end, in lower case, with its point
     */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the format of a file by its name.
     *
     * @param name of a file, in upper or lower case
     * @return the format; empty if the name ends in none of the suffixes
     */
    public static Optional<PictureFormat> of(String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.suffix()))
                .findFirst();
    }

    private static String enumeration(boolean areSuffixes) {
        final String all = Arrays.stream(values())
                .map(format -> areSuffixes ? format.suffix() : format.name())
                .collect(Collectors.joining(", "));
        final int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }
}
