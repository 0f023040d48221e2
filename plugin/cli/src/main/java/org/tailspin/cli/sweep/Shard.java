package org.tailspin.cli.sweep;

import java.util.List;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.recipe.NetworkRecipe;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A part of the networks of a sweep: neighbours, so that they share their matrices, and so that the parts in their order are
 * the whole.
 *
 * @param index which part, in 1..count
 * @param count number of parts
 */
record Shard(int index, int count) {

    static final Shard WHOLE = new Shard(1, 1);

    Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("a shard i/n must have 1 <= i <= n, but is " + index + "/" + count);
        }
    }

    /**
     * {@return those of this part}
     *
     * @param networks of the whole sweep
     */
    List<NetworkRecipe> of(List<NetworkRecipe> networks) {
        return networks.subList(end(index - 1, networks.size()), end(index, networks.size()));
    }

    private int end(int shards, int networks) {
        return (int) ((long) networks * shards / count);
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }

    /** Reads a part of a sweep, i/n. */
    static final class Converter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            final String[] parts = text.split("/", -1);
            if (parts.length != 2) {
                throw new TypeConversionException("'" + text + "' is not a shard i/n, such as 1/4");
            }
            final Converters.Whole whole = new Converters.Whole();
            final int index = whole.convert(parts[0]);
            final int count = whole.convert(parts[1]);
            return Converters.checked(text, t -> new Shard(index, count));
        }
    }
}
