package org.tailspin.core.table;

import java.util.List;
import java.util.Optional;
import org.tailspin.core.math.Interval;

/** What every column of a result has, whichever table it stands in. */
public interface TableColumn {

    /** {@return the name, as it stands in every table} */
    String label();

    /** {@return what the column holds} */
    ColumnType type();

    /** {@return one sentence, with the unit} */
    String description();

    /** {@return the values that a number in it may have, where that is known before anything is computed} */
    default Optional<Interval> range() {
        return Optional.empty();
    }

    /** {@return the texts that it may hold beside others, such as all names of ensembles; empty of a number or a free text} */
    default List<String> choices() {
        return List.of();
    }
}
