package org.tailspin.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** Where transmitters stand: in a file, or, for the word {@value #TYPES}, in the types of connections. */
public final class TransmitterArgument {

    /** In place of a file. */
    static final String TYPES = "types";

    private final String given;

    private TransmitterArgument(String given) {
        this.given = given;
    }

    /** Takes every text. */
    static final class Converter implements ITypeConverter<TransmitterArgument> {
        @Override
        public TransmitterArgument convert(String text) {
            return new TransmitterArgument(text);
        }
    }

    /** {@return the file, if it is one} */
    Optional<Path> file() {
        return given.equals(TYPES) ? Optional.empty() : Optional.of(Path.of(given));
    }

    /** {@return what means the same wherever it is read} */
    public String text() {
        return file().map(path -> path.toAbsolutePath().normalize().toString()).orElse(given);
    }

    @Override
    public String toString() {
        return given;
    }
}
