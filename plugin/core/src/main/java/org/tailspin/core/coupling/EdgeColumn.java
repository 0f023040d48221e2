package org.tailspin.core.coupling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tailspin.core.Counted;

/**
 * The columns of a list of connections, by the names that connectomes and programs for networks give them. Case, blanks and
 * punctuation do not count: {@code #Source neuron} is {@code source_neuron}.
 */
public enum EdgeColumn {
    /** Source. */
    PRE(
            List.of("pre", "source", "from", "presynaptic"),
            // FlyWire, CAVE, neuPrint, CATMAID, WormAtlas (NeuronConnect), Bentley and others 2016, NEST, igraph
            "preid",
            "preptrootid",
            "prerootid",
            "prebodyid",
            "preroot",
            "presegid",
            "presegmentid",
            "preskeletonid",
            "preskeleton",
            "skeletonpre",
            "skeletonidpre",
            "rootidpre",
            "idpre",
            "neuronpre",
            "bodyidpre",
            "preneuron",
            "precell",
            "pregid",
            "sourceid",
            "sourceneuron",
            "sourcecell",
            "sourcebodyid",
            "fromid",
            "fromneuron",
            "frombodyid",
            "presynapticid",
            "presynapticneuron",
            "presynapticcell",
            "presynapticskeletonid",
            "presynapticrootid",
            "neuron1",
            "cell1",
            "fromnodeid",
            "src",
            "sender"),
    /** Target. */
    POST(
            List.of("post", "target", "to", "postsynaptic"),
            "postid",
            "postptrootid",
            "postrootid",
            "postbodyid",
            "postroot",
            "postsegid",
            "postsegmentid",
            "postskeletonid",
            "postskeleton",
            "skeletonpost",
            "skeletonidpost",
            "rootidpost",
            "idpost",
            "neuronpost",
            "bodyidpost",
            "postneuron",
            "postcell",
            "postgid",
            "targetid",
            "targetneuron",
            "targetcell",
            "targetbodyid",
            "toid",
            "toneuron",
            "tobodyid",
            "postsynapticid",
            "postsynapticneuron",
            "postsynapticcell",
            "postsynapticskeletonid",
            "postsynapticrootid",
            "neuron2",
            "cell2",
            "tonodeid",
            "tgt",
            "dst",
            "receiver"),
    /** Strength. */
    WEIGHT(
            List.of("weight", "weights", "synapses", "count"),
            "syncount",
            "synapsecount",
            "synapsescount",
            "numberofsynapses",
            "numsynapses",
            "numsyn",
            "nsyn",
            "nsynapses",
            "synweight",
            "edgeweight",
            "connectionweight",
            "nbr",
            "nb",
            "strength"),
    /** Kind of connection. */
    TYPE(
            List.of("type", "kind"),
            "nttype",
            "nt",
            "edgetype",
            "connectiontype",
            "synapsetype",
            "neurotransmitter",
            "transmitter");

    /** What a list of both ways calls one of them, in any case. */
    private static final Set<String> UNDIRECTED = Set.of("undirected", "mutual", "bidirectional");

    /** What a column says that no connection has a direction is called, and of one that says that they have one. */
    private static final Set<String> DIRECTED_NAMES = Set.of("directed", "isdirected", "directedness", "direction");

    private static final Set<String> UNDIRECTED_NAMES =
            Set.of("undirected", "isundirected", "mutual", "reciprocal", "bidirectional", "isbidirectional");

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "1.0");

    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "0.0");

    private final List<String> names;
    private final Set<String> others;

    EdgeColumn(List<String> names, String... others) {
        this.names = names;
        this.others = Set.of(others);
    }

    /**
     * {@return whether this is the column}
     *
     * @param header name of a column, in any case
     */
    public boolean isNamed(String header) {
        final String plain = plain(header);
        return names.contains(plain) || others.contains(plain);
    }

    /** Letters and digits, in lower case. */
    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * Finds the column in a table. Of several names of a type the first of {@link #toString()} counts, since a table may have
     * a type of the connection beside a transmitter.
     *
     * @param header names of the columns
     * @return its index; empty if there is none
     * @throws IllegalArgumentException if two columns may be meant
     */
    public Optional<Integer> in(List<String> header) {
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < header.size(); i++) {
            if (!isNamed(header.get(i))) {
                continue;
            }
            if (found.isEmpty() || this == TYPE && rank(header.get(i)) < rank(header.get(found.get()))) {
                found = Optional.of(i);
            } else if (this != TYPE) {
                throw new IllegalArgumentException("the header names the column " + label() + " twice, as '"
                        + header.get(found.get()) + "' and '" + header.get(i) + "'");
            }
        }
        return found;
    }

    private int rank(String header) {
        final int rank = names.indexOf(plain(header));
        return rank < 0 ? names.size() : rank;
    }

    /**
     * {@return whether it is that of the list of WormAtlas (NeuronConnect), which has every connection twice, from
     * either side}
     *
     * @param header names of the columns of a list
     */
    public static boolean isFromEitherSide(List<String> header) {
        return header.stream().anyMatch(name -> plain(name).equals("neuron1"))
                && header.stream().anyMatch(name -> plain(name).equals("neuron2"));
    }

    /**
     * {@return whether it says again, from the side of the target, what another line says from that of the source}
     *
     * @param type of a connection of a list that has each from either side
     */
    public static boolean isReceived(String type) {
        return type.equalsIgnoreCase("R") || type.equalsIgnoreCase("Rp");
    }

    /**
     * {@return whether the connection goes both ways, as Gephi writes it}
     *
     * @param type of a connection
     */
    public static boolean isUndirected(String type) {
        return UNDIRECTED.contains(type.toLowerCase(Locale.ROOT));
    }

    /**
     * {@return whether it says, of each connection, whether it has a direction}
     *
     * @param header name of a column, in any case
     */
    public static boolean isDirectedness(String header) {
        return DIRECTED_NAMES.contains(plain(header)) || UNDIRECTED_NAMES.contains(plain(header));
    }

    /**
     * {@return whether the connection goes both ways}
     *
     * @param header name of a column that says whether a connection has a direction
     * @param cell what it says of one, in any case: a truth value, or undirected
     */
    public static boolean isUndirected(String header, String cell) {
        final String value = cell.strip().toLowerCase(Locale.ROOT);
        return UNDIRECTED.contains(value) || (DIRECTED_NAMES.contains(plain(header)) ? NO : YES).contains(value);
    }

    /**
     * {@return a note that they were left out, {@link #isReceived}}
     *
     * @param received number of connections, at least 1
     */
    public static String receivedNote(long received) {
        return Counted.of(received, "connection") + " of the types R and Rp (received) "
                + (received == 1 ? "repeats one" : "repeat those")
                + " of the types S and Sp (sent) from the other side, and " + Counted.was(received) + " left out";
    }

    /** {@return the first of its names} */
    public String label() {
        return names.get(0);
    }

    /** Its usual names. */
    @Override
    public String toString() {
        return String.join(" or ", names);
    }
}
