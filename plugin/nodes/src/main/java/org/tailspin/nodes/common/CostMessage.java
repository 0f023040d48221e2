package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.SweepEstimate;

/**
 * The message of an open dialog: what an execution would cost, and, if the settings contradict each other, why they are
 * refused. The rows of the input are known once the node before has run; until then its bounds on N are.
 */
public abstract class CostMessage implements StateProvider<Optional<Message>> {

    private static final String ROUGH = "Estimated from the sizes alone, to a factor of three or so.";

    /** More rows are not read for an estimate. */
    private static final int ROWS = 2000;

    /** Of the lengths of networks that move in different ways. */
    private static final int SENTENCES = 3;

    /**
     * {@return what is done with each network; empty if nothing is}
     *
     * @param input spec of the networks
     * @throws IllegalArgumentException if the settings are refused
     */
    protected abstract Optional<? extends NetworkTask<?>> task(DataTableSpec input);

    /**
     * {@return what else there is to know; may be empty}
     *
     * @param networks how many
     */
    protected String more(SweepEstimate networks) {
        return "";
    }

    /**
     * {@return how long it would run, in words; empty if it does not run}
     *
     * @param dynamics of a network
     * @param neurons N of the network
     * @throws IllegalArgumentException if nobody says
     */
    protected String lengths(Dynamics dynamics, int neurons) {
        return "";
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        final DataTableSpec spec = RemovableTable.spec(input).orElse(new DataTableSpec());
        try {
            final Optional<? extends NetworkTask<?>> task = task(spec);
            return task.isEmpty() || !RecipeReader.isNetworks(spec)
                    ? Optional.empty()
                    : input.getInTable(0)
                            .map(table -> known(table, task.get()))
                            .orElseGet(() -> bounded(spec, task.get()));
        } catch (IllegalArgumentException e) {
            return Optional.of(refused(e));
        }
    }

    /**
     * {@return the message that says so}
     *
     * @param refusal of the core
     */
    public static Message refused(IllegalArgumentException refusal) {
        return new Message(Refusal.title(refusal), Refusal.sentence(refusal), MessageType.ERROR);
    }

    /**
     * {@return a message about cost}
     *
     * @param title in a few words
     * @param more what else there is to know; may be empty
     */
    public static Message rough(String title, String more) {
        return new Message(title, more.isEmpty() ? ROUGH : more + " " + ROUGH, MessageType.INFO);
    }

    /** {@return how many threads KNIME gives} */
    public static int threads() {
        return KNIMEConstants.GLOBAL_THREAD_POOL.getMaxThreads();
    }

    private Optional<Message> known(BufferedDataTable table, NetworkTask<?> task) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            final RecipeReader reader = RecipeReader.of(table.getDataTableSpec(), Optional.empty());
            while (rows.hasNext() && recipes.size() < ROWS) {
                try {
                    recipes.add(reader.read(rows.next()));
                } catch (IllegalArgumentException e) {
                    // the node will say so of this row
                }
            }
        } catch (InvalidSettingsException e) {
            return Optional.empty(); // the node says so itself
        }
        if (recipes.isEmpty()) {
            return Optional.empty();
        }
        final SweepEstimate outlook = SweepEstimate.of(recipes, task, threads());
        final SweepEstimate all = recipes.size() == ROWS ? outlook.scaledTo(table.size()) : outlook;
        return Optional.of(rough(all.sentence(), join(lengths(recipes), more(all))));
    }

    /** One sentence on each kind of dynamics and size, of those that run as they need. */
    private String lengths(List<NetworkRecipe> recipes) {
        final Set<String> sentences = new LinkedHashSet<>();
        recipes.stream()
                .map(recipe -> new Kind(recipe.dynamics(), recipe.disorder().n()))
                .distinct()
                .forEach(kind -> sentences.add(sentence(kind.dynamics(), kind.neurons())));
        final int more = sentences.size() - SENTENCES;
        return sentences.stream().limit(SENTENCES).collect(Collectors.joining(" "))
                + (more > 0 ? " And " + more + " other " + (more == 1 ? "length." : "lengths.") : "");
    }

    /** What lengths depend on. */
    private record Kind(Dynamics dynamics, int neurons) {}

    private String sentence(Dynamics dynamics, int neurons) {
        try {
            final String lengths = lengths(dynamics, neurons);
            return lengths.isEmpty() ? "" : "A " + dynamics.kind().label() + " runs " + lengths + ".";
        } catch (IllegalArgumentException e) {
            return Refusal.sentence(e);
        }
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    /** One network of the largest size that the spec allows. */
    private Optional<Message> bounded(DataTableSpec spec, NetworkTask<?> task) {
        final DataColumnSpec sizes = spec.getColumnSpec(RecipeColumn.N.label());
        if (!sizes.getDomain().hasUpperBound() || !(sizes.getDomain().getUpperBound() instanceof DoubleValue largest)) {
            return Optional.empty();
        }
        final int n = (int) largest.getDoubleValue();
        final NetworkRecipe recipe =
                new NetworkRecipe(new Disorder(new GaussianEnsemble(), n, 0), 1, 0, Dynamics.usual());
        final SweepEstimate one = SweepEstimate.of(List.of(recipe), task, 1);
        return Optional.of(rough(
                String.format(
                        Locale.ROOT,
                        "Each network of N = %d: %s, and %s of memory",
                        n,
                        SweepEstimate.time(one.seconds()),
                        SweepEstimate.memory(one.bytes())),
                sentence(Dynamics.usual(), n)));
    }
}
