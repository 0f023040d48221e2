package org.tailspin.cli.output;

import java.nio.file.Path;
import java.util.Map;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Fonts;
import org.tailspin.charts.PictureFormat;

/** A picture in a file that the user names, if one does. */
public final class PictureFile {

    private final OutputFile file;
    private final PictureFormat format;
    private final Map<String, String> about;

    private PictureFile(OutputFile file, PictureFormat format, Map<String, String> about) {
        this.file = file;
        this.format = format;
        this.about = about;
    }

    /**
     * Sees, before any work, that there will be a picture.
     *
     * @param outputs the rule of the command
     * @param option that names the file
     * @param path of the file; null for no picture
     * @return the file, not yet written
     * @throws IllegalArgumentException if its name ends in the suffix of no format of pictures, or another option names it too
     * @throws IllegalStateException if the machine has no fonts
     * @throws FileProblem if it cannot be written
     */
    static PictureFile at(Outputs outputs, String option, Path path) {
        if (path == null) {
            return new PictureFile(null, PictureFormat.PNG, Map.of());
        }
        // a device or a pipe has no suffix
        final PictureFormat format = OutputFile.isSpecial(path)
                ? PictureFormat.PNG
                : PictureFormat.of(String.valueOf(path.getFileName()))
                        .orElseThrow(() -> new IllegalArgumentException(option + " writes a picture as "
                                + PictureFormat.NAMES + ", whose name must end in " + PictureFormat.SUFFIXES
                                + ", but is " + path));
        Fonts.require();
        return new PictureFile(OutputFile.at(outputs, option, path), format, outputs.about());
    }

    /** {@return whether there is a file to draw to} */
    public boolean isWanted() {
        return file != null;
    }

    /**
     * Writes the picture in the format of its name.
     *
     * @param chart to write, if a picture is wanted
     * @throws FileProblem if it cannot be written
     */
    public void write(Chart chart) {
        file.write(chart.bytes(format, about));
    }

    /**
     * Sees that a run whose pictures have names of their own can draw them.
     *
     * @throws IllegalStateException if the machine has no fonts, with the way to do without
     */
    public static void requireFonts() {
        try {
            Fonts.require();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + " (or do without, by --no-picture)", e);
        }
    }
}
