package org.tailspin.cli;

import java.util.List;
import org.tailspin.core.sweep.NetworkRecipe;

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
     * @param networks of the whole sweep
     * @return those of this part
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
}
