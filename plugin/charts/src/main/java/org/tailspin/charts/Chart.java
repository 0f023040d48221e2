package org.tailspin.charts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results, as a picture. */
public interface Chart {

    /** {@return the picture, of which a panel may become part of another} */
    Sheet sheet();

    /**
     * Shows more than a picture can, such as every network by itself.
     *
     * @return what an interactive page shows
     */
    default Sheet view() {
        return sheet();
    }

    /**
     * Says in words what is seen.
     *
     * @return sentences, the most important first; may be empty
     */
    default List<String> sentences() {
        return List.of();
    }

    /**
     * {@return the picture as a PNG file, of the same bytes for the same numbers on one machine}
     *
     * @throws IllegalStateException if the machine has no fonts
     */
    default byte[] png() {
        return sheet().png();
    }

    /**
     * Draws the picture in a format.
     *
     * @param format of the file
     * @return the picture as a file, of the same bytes for the same numbers on one machine
     * @throws IllegalStateException if the machine has no fonts
     */
    default byte[] bytes(PictureFormat format) {
        return bytes(format, Map.of());
    }

    /**
     * Draws the picture in a format, with remarks on where it comes from inside the file.
     *
     * @param format of the file
     * @param about what made it, by name, such as Software and Description
     * @return the picture as a file, of the same bytes for the same numbers and remarks on one machine
     * @throws IllegalStateException if the machine has no fonts
     */
    default byte[] bytes(PictureFormat format, Map<String, String> about) {
        return format.bytes(sheet(), new TreeMap<>(about)); // in one order
    }
}
