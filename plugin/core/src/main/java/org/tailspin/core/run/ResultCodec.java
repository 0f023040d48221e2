package org.tailspin.core.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Results of networks as bytes, for who keeps them to go on after an interruption. What comes back is bit by bit what was
 * measured.
 *
 * @param <R> what comes out of a network
 */
public interface ResultCodec<R> {

    /**
     * A network that could not be measured is not worth keeping: the reason may be gone the next time, such as too little
     * memory.
     *
     * @param result of a network
     * @return its bytes; empty if it is not to be kept
     */
    Optional<byte[]> bytes(R result);

    /**
     * {@return the result}
     *
     * @param recipe the network
     * @param bytes of its result
     * @throws IllegalArgumentException if these are not the bytes of a result
     */
    R result(NetworkRecipe recipe, byte[] bytes);

    /**
     * Keeps results by way of a record, whose components are primitive, texts, constants of an enum, optional, arrays, lists, maps,
     * and again records.
     *
     * @param <R> what comes out of a network
     * @param <K> the record
     * @param type of the record
     * @param keep makes the record of a result; empty if it is not to be kept
     * @param restore makes the result again
     * @return the codec
     */
    static <R, K extends Record> ResultCodec<R> of(
            Class<K> type, Function<R, Optional<K>> keep, BiFunction<NetworkRecipe, K, R> restore) {
        return new ResultCodec<>() {
            @Override
            public Optional<byte[]> bytes(R result) {
                return keep.apply(result).map(kept -> {
                    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try {
                        RecordCodec.write(new DataOutputStream(bytes), kept, type);
                    } catch (IOException e) {
                        throw new UncheckedIOException("memory can be written", e);
                    }
                    return bytes.toByteArray();
                });
            }

            @Override
            public R result(NetworkRecipe recipe, byte[] bytes) {
                try {
                    final Object kept = RecordCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)), type);
                    return restore.apply(recipe, type.cast(kept));
                } catch (IOException e) {
                    throw new IllegalArgumentException("a result ends too early", e);
                }
            }
        };
    }
}
