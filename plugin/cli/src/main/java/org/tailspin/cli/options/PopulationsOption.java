package org.tailspin.cli.options;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.files.FileProblem;
import picocli.CommandLine.Option;

/** Populations of neurons as a table, in the place of their lists. */
public final class PopulationsOption {

    /** Its name. */
    static final String NAME = "--blocks";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            converter = PopulationsArgument.Converter.class,
            description = PopulationsArgument.DESCRIPTION + ".")
    private PopulationsArgument populations;

    /** {@return whether it is given} */
    boolean isPresent() {
        return populations != null;
    }

    /**
     * {@return what the table says; empty if there is none}
     *
     * @param others lists that options of their own give
     * @throws IllegalArgumentException if the table says one of them as well
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public Map<EnsembleList, List<Double>> lists(Collection<EnsembleList> others) {
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        if (populations != null) {
            lists.putAll(populations.lists());
        }
        others.stream().filter(lists::containsKey).findFirst().ifPresent(list -> {
            throw twice(RecipeColumn.of(list));
        });
        return lists;
    }

    /** What is said of an option that says what the table says. */
    static IllegalArgumentException twice(RecipeColumn column) {
        return new IllegalArgumentException(
                NAME + " and " + ColumnOptions.option(column) + " say the same: give one of them");
    }
}
