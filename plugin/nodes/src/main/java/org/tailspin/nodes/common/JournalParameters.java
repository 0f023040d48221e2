package org.tailspin.nodes.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.text.TextInputWidget;

/** The part of a dialog that says where a long run keeps what it has. */
public final class JournalParameters implements WidgetGroup, Persistable {

    @Widget(
            title = "Journal directory",
            description =
                    "Where the node keeps every network as soon as it is measured, for runs of hours: an absolute path on"
                            + " this computer, such as /home/ada/journal. If the node is cancelled, or KNIME ends in whatever way, the next"
                            + " execution with the same settings continues from there, to the same numbers. The rows so far are in a"
                            + " CSV file beside the journal, which other programs, and a CSV Reader, can read while the node runs. The"
                            + " directory is made if it is not there, several nodes may share one, and it may be deleted once the workflow"
                            + " is saved. Empty: nothing is kept but the result.")
    @TextInputWidget(placeholder = "nothing is kept")
    String m_directory = "";

    /**
     * {@return the directory, if one is chosen}
     *
     * @throws IllegalArgumentException if it is no absolute path
     */
    public Optional<Path> directory() {
        if (m_directory.isBlank()) {
            return Optional.empty();
        }
        final Path path;
        try {
            path = Path.of(m_directory.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the journal directory '" + m_directory + "' is no path", e);
        }
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("the journal directory must be an absolute path, but is '" + m_directory
                    + "': begin it with the root of the file system");
        }
        return Optional.of(path);
    }
}
