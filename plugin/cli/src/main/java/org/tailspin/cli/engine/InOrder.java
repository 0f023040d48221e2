package org.tailspin.cli.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Hands results over in the order of their pieces, whatever the order in which they come.
 *
 * @param <R> what comes out of a piece
 */
public final class InOrder<R> implements BiConsumer<Integer, R> {

    private final BiConsumer<Integer, R> sink;
    private final Iterator<Integer> order;
    private final Map<Integer, R> waiting = new HashMap<>();
    private Integer next;

    /**
     * Begins with the first.
     *
     * @param indices of all pieces that will come, in the order wanted
     * @param sink receives them in that order
     */
    public InOrder(List<Integer> indices, BiConsumer<Integer, R> sink) {
        this.sink = sink;
        order = indices.iterator();
        next = order.hasNext() ? order.next() : null;
    }

    @Override
    public void accept(Integer index, R result) {
        waiting.put(index, result);
        while (next != null && waiting.containsKey(next)) {
            sink.accept(next, waiting.remove(next));
            next = order.hasNext() ? order.next() : null;
        }
    }
}
