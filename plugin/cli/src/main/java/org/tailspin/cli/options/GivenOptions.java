package org.tailspin.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Progress;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.coupling.SurrogateScale;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.files.Checksum;
import org.tailspin.files.FileOption;
import org.tailspin.files.FileProblem;
import org.tailspin.files.GivenFile;
import org.tailspin.files.TransmitterFile;
import org.tailspin.files.WeightsMark;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A network that a file gives. */
public final class GivenOptions {

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "Square matrix; rows are targets, columns sources. Text, with or without names of rows and"
                    + " columns; Matrix Market; or an array of NumPy (.npy, .npz), SciPy (sparse .npz), MATLAB (.mat) or HDF5"
                    + " (.h5). What --export wrote is taken as it is.")
    private Path matrix;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description = "Connections, text with columns pre, post, weight and, if wanted, type, by position or by the"
                    + " names that connectomes give them, or arrays of these; several lines of a pair are summed.")
    private Path edges;

    @Option(
            names = "--pre",
            paramLabel = "COLUMN",
            description = "Column of the sources in --edges: its name, or its number.")
    private String pre;

    @Option(names = "--post", paramLabel = "COLUMN", description = "Column of the targets, likewise.")
    private String post;

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "Column of the weights, likewise; without one every connection counts 1.")
    private String weight;

    @Option(names = "--type", paramLabel = "COLUMN", description = "Column of the types, likewise.")
    private String type;

    @Option(
            names = "--sign",
            paramLabel = "COLUMN",
            description = "Column that tells which connections inhibit, likewise: texts such as transmitters, of which"
                    + " --inhibitory names those that do, or numbers, of which negative ones do (default: the column of"
                    + " types).")
    private String sign;

    @Option(
            names = "--undirected",
            description = "Take every connection of --edges both ways. Those of the type undirected always are.")
    private boolean isUndirected;

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description =
                    "Which array of --matrix or --edges, a file of NumPy, MATLAB or HDF5 with several (default: the only one"
                            + " that can be meant).")
    private String variable;

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "T",
            description = "Types of connection to take, in any case (default: all).")
    private List<String> types;

    @Option(
            names = "--inhibitory",
            split = ",",
            paramLabel = "T",
            description =
                    "Texts of the column --sign, or types of connection without it, that inhibit, in any case: their"
                            + " weights become negative, those of all others positive.")
    private List<String> inhibitory;

    @Option(
            names = "--transmitters",
            paramLabel = "WHERE",
            description =
                    "Sign all that a neuron of --edges sends by its transmitter, of a file with columns neuron and"
                            + " transmitter; or, for the word types, of the types of its connections, the one of most weight."
                            + " --inhibitory then names transmitters.",
            converter = TransmitterArgument.Converter.class)
    private TransmitterArgument transmitters;

    @Option(
            names = "--excitatory-transmitters",
            split = ",",
            paramLabel = "T",
            description =
                    "Transmitters that excite, in any case (default: acetylcholine, ACh); those that inhibit are by default"
                            + " GABA, glutamate, Glu and Glut, as in the fly.")
    private List<String> excitatory;

    @Option(
            names = "--other-transmitters",
            paramLabel = "WHAT",
            converter = Converters.OtherTransmitters.class,
            description =
                    "Neurons with none of these transmitters are dropped (default), or silenced: kept, without outputs.")
    private TransmitterSigns.Others others;

    @Option(
            names = "--keep",
            paramLabel = "WHICH",
            converter = Converters.Keeps.class,
            description =
                    "Neurons to keep: sources, those with an outgoing connection (default), or all (default of an --export).")
    private EdgeList.Keep keep;

    @Option(
            names = "--normalise",
            paramLabel = "BY",
            converter = Converters.Normalisations.class,
            description =
                    "What of the matrix to set to 1 before the gain: spectral-radius (default, but none of an --export), std"
                            + " (standard deviation times the root of N), balanced (the positive and the negative inputs of every"
                            + " neuron to a norm of 1/sqrt 2 each, its outputs as far as that goes together), balanced-outputs"
                            + " (likewise, the outputs in the end), or none.")
    private Normalisation normalisation;

    @Mixin
    private PreparationOptions preparation;

    private List<String> notes = List.of();
    private String summary;
    private Seed seed;
    private int named;

    /** Whether the file says so; null until it was asked. */
    private Boolean isExport;

    /**
     * {@return whether a file is given}
     *
     * @throws IllegalArgumentException for two files, options of a file without one, or a value out of its range
     */
    public boolean isPresent() {
        if (matrix != null && edges != null) {
            throw new IllegalArgumentException("--matrix " + matrix + " and --edges " + edges
                    + " both give a network, but there must be at most one");
        }
        if (edges == null && (types != null || keep != null)) {
            throw new IllegalArgumentException("--types and --keep choose among connections, which --edges must give");
        }
        if (edges == null && transmitters != null) {
            throw new IllegalArgumentException("--transmitters " + transmitters
                    + " sign the neurons of a list of connections, which --edges must give");
        }
        if (transmitters == null && (excitatory != null || others != null)) {
            throw new IllegalArgumentException(
                    (excitatory != null ? "--excitatory-transmitters" : "--other-transmitters")
                            + " is about the transmitters of neurons, which --transmitters must give");
        }
        if (edges == null && (inhibitory != null || sign != null)) {
            throw new IllegalArgumentException((inhibitory != null ? "--inhibitory names" : "--sign is the column of")
                    + " types of connections, which --edges must give");
        }
        if (transmitters != null && sign != null) {
            throw new IllegalArgumentException("--sign " + sign + " and --transmitters " + transmitters
                    + " both give the signs, but there must be at most one");
        }
        if (edges == null && (!columns().isEmpty() || isUndirected)) {
            throw new IllegalArgumentException(
                    "--pre, --post, --weight, --type and --undirected are about connections, which --edges must give");
        }
        if (matrix == null && edges == null && variable != null) {
            throw new IllegalArgumentException(
                    "--variable " + variable + " is an array of a file, which --matrix or --edges must name");
        }
        if (matrix == null && edges == null && !preparation.given().isEmpty()) {
            throw new IllegalArgumentException(
                    preparation.given() + " is for a network of --matrix or --edges, but none is given");
        }
        if (matrix == null && edges == null && normalisation != null) {
            throw new IllegalArgumentException("--normalise " + normalisation.optionName()
                    + " is for a network of --matrix or --edges: an ensemble has its own convention of the gain");
        }
        preparation.preparations(normalisation()); // its values, before any file is read
        return matrix != null || edges != null;
    }

    /** {@return the file} */
    public Path path() {
        return matrix != null ? matrix : edges;
    }

    private Map<EdgeColumn, String> columns() {
        final Map<EdgeColumn, String> columns = new EnumMap<>(EdgeColumn.class);
        columns.put(EdgeColumn.PRE, pre);
        columns.put(EdgeColumn.POST, post);
        columns.put(EdgeColumn.WEIGHT, weight);
        columns.put(EdgeColumn.TYPE, type);
        columns.values().removeIf(Objects::isNull);
        return columns;
    }

    /**
     * Reads the file, with its progress shown, says what was understood of it, and prepares it.
     *
     * @param console where to show and say it
     * @param random seed of what is random in the preparation
     * @param check sees the matrix before it is prepared, which may take long
     * @return the weights at unit gain
     * @throws FileProblem if the file cannot be read or is wrong, or the matrix cannot be prepared so
     * @throws IllegalArgumentException for a type that does not occur, or if the memory does not hold the matrix
     */
    public Coupling read(Console console, Seed random, Consumer<Coupling> check) {
        preparation.refuseLoneScale();
        return read(console, random, check, preparation());
    }

    private Coupling read(Console console, Seed random, Consumer<Coupling> check, Preparation asked) {
        seed = random;
        final GivenMatrix prepared;
        try (Progress progress = new Progress(console, "file", 1)) {
            final GivenMatrix raw = file().read(progress);
            check.accept(raw.coupling());
            prepared = prepare(raw, asked, progress.quiet());
        }
        say(console);
        return prepared.coupling();
    }

    /**
     * Reads the file as {@link #read} does, where all surrogates are drawn later: the weights are normalised only if surrogates take the
     * number of the given matrix.
     *
     * @param console where to show and say it
     * @param random seed of signs
     * @return the weights
     * @throws FileProblem as {@link #read}
     * @throws IllegalArgumentException as {@link #read}, or if a surrogate is named
     */
    public Coupling readForSurrogates(Console console, Seed random) {
        if (preparation.hasSurrogates()) {
            throw new IllegalArgumentException(
                    "--surrogate has no place here: all surrogates are drawn, and --only chooses among them");
        }
        return read(
                console, random, raw -> {}, preparation.preparation(later() ? Normalisation.NONE : normalisation()));
    }

    private boolean later() {
        return scale() == SurrogateScale.OWN;
    }

    /** {@return what is set to 1 of what {@link #readForSurrogates} gives, and of surrogates of it} */
    public Normalisation laterNormalisation() {
        return later() ? normalisation() : Normalisation.NONE;
    }

    /** {@return by whose number surrogates are divided} */
    public SurrogateScale scale() {
        return preparation.scale();
    }

    /**
     * Reads the file as {@link #read} does, to draw realisations of it.
     *
     * @param console where to show it, and to say what was understood
     * @param first seed of the first realisation, which is prepared at once, to say what is to be said of it
     * @return an ensemble for every surrogate that is asked for
     * @throws FileProblem as {@link #read}
     * @throws IllegalArgumentException as {@link #read}
     */
    public List<PreparedEnsemble> ensembles(Console console, Seed first) {
        preparation.refuseLoneScale();
        seed = first;
        final List<PreparedEnsemble> ensembles = new ArrayList<>();
        try (Progress progress = new Progress(console, "file", 1)) {
            final GivenMatrix raw = file().read(progress);
            for (Preparation one : preparation.preparations(normalisation())) {
                prepare(raw, one, progress.quiet());
                ensembles.add(new PreparedEnsemble(title(), raw.coupling(), one));
            }
        }
        say(console);
        return ensembles;
    }

    private String title() {
        return String.valueOf(path().getFileName());
    }

    private void say(Console console) {
        console.remark(title() + ": " + summary);
        notes.forEach(note -> console.remark("note: " + note));
    }

    /** What holds of the file comes before what holds of the preparation. */
    private GivenMatrix prepare(GivenMatrix raw, Preparation asked, Monitor monitor) {
        try {
            summary = asked.summary(raw, seed).sentence();
            final GivenMatrix prepared = asked.prepare(raw.coupling(), seed, monitor);
            final Set<String> all = new LinkedHashSet<>(notes);
            all.addAll(raw.notes());
            if (normalisation == null && isExport()) {
                all.add(GivenFile.EXPORT_NOTE);
            }
            all.addAll(prepared.notes());
            notes = List.copyOf(all);
            named = prepared.coupling().neurons().size();
            return prepared;
        } catch (IllegalArgumentException e) {
            throw new FileProblem(
                    path() + ": " + e.getMessage() + " (or use --normalise " + Normalisation.NONE.optionName() + ")");
        }
    }

    /**
     * {@return SHA-256 of the files that give the network, in hexadecimal digits}
     *
     * @throws FileProblem if one cannot be read
     */
    public String checksum() {
        final List<Path> files = new ArrayList<>(List.of(path()));
        if (transmitters != null) {
            transmitters.file().ifPresent(files::add);
        }
        return Checksum.of(files);
    }

    /**
     * {@return what is done to the matrix before its gain}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Preparation preparation() {
        return preparation.preparation(normalisation());
    }

    private GivenFile file() {
        return new GivenFile(
                path(),
                matrix != null,
                Optional.ofNullable(variable),
                columns(),
                Optional.ofNullable(keep),
                stripped(types),
                transmitters == null ? Optional.ofNullable(sign) : Optional.empty(),
                transmitters == null ? stripped(inhibitory) : Set.of(),
                isUndirected,
                signs(),
                FileOption.Names.COMMAND_LINE);
    }

    private Optional<TransmitterSigns> signs() {
        if (transmitters == null) {
            return Optional.empty();
        }
        return Optional.of(new TransmitterSigns(
                excitatory == null ? TransmitterSigns.EXCITATORY : stripped(excitatory),
                inhibitory == null ? TransmitterSigns.INHIBITORY : stripped(inhibitory),
                others == null ? TransmitterSigns.Others.DEFAULT : others,
                transmitters.file().map(TransmitterFile::read).orElse(Map.of())));
    }

    private static Set<String> stripped(List<String> texts) {
        final Set<String> stripped = new LinkedHashSet<>();
        if (texts != null) {
            texts.forEach(text -> stripped.add(text.strip()));
        }
        return stripped;
    }

    /** {@return what of the matrix is set to 1} */
    public Normalisation normalisation() {
        if (normalisation != null) {
            return normalisation;
        }
        return isExport() ? Normalisation.NONE : Normalisation.SPECTRAL_RADIUS;
    }

    private boolean isExport() {
        if (isExport == null) {
            isExport = path() != null && WeightsMark.isOn(path());
        }
        return isExport;
    }

    /**
     * Adds where the network comes from, what was understood, and what was made of it.
     *
     * @param fields receive it
     */
    public void describe(Map<String, Object> fields) {
        fields.put("input_file", path().toString());
        fields.put("input_format", matrix != null ? "matrix" : "edges");
        fields.put("input_sha256", checksum());
        fields.put("normalise", normalisation().optionName());
        fields.put("named_neurons", named);
        fields.put("input_summary", summary);
        fields.put("input_note", notes.isEmpty() ? null : String.join("; ", notes));
        preparation.describe(fields);
        if (preparation.preparations(normalisation()).get(0).isRandom()) {
            fields.put(RecipeColumn.COUPLING_SEED.label(), seed.value());
        }
    }
}
