package org.tailspin.charts;

import java.util.List;

/** Results, as a picture. */
public interface Chart {

    /**
     * @return the picture, of which a panel may become part of another
     */
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
     * @return the picture as a PNG file, of the same bytes for the same numbers on one machine
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
        return format.bytes(sheet());
    }
}
