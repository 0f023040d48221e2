package org.tailspin.nodes.common;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;

/**
 * What a node has measured so far, in a file: every network with its length and checksum, appended as soon as it is there. So
 * the death of the process, at any moment, loses no network that is whole; a torn end is cut off and measured again. Beside it
 * stands a CSV file with the rows so far, for people and other programs. One node writes a journal at a time.
 *
 * @param <R> what comes out of a network
 */
final class Journal<R> implements AutoCloseable {

    /** Changes when the bytes of a result do. */
    private static final int FORMAT = 2;

    private static final long SYNC_NANOS = 1_000_000_000;
    private static final int MOST = 1 << 30;

    /** Where a result stands in the file. */
    private record Place(long position, int length) {}

    private final Path file;
    private final ResultCodec<R> codec;
    private final FileChannel channel;
    private final FileLock lock;
    private final Map<String, Place> places = new HashMap<>();
    private final BufferedWriter rows;
    private long synced = System.nanoTime();

    private Journal(Path file, ResultCodec<R> codec, FileChannel channel, FileLock lock, BufferedWriter rows) {
        this.file = file;
        this.codec = codec;
        this.channel = channel;
        this.lock = lock;
        this.rows = rows;
    }

    /**
     * Opens the journal of this fingerprint, with what it holds.
     *
     * @param directory made if it is not there
     * @param node name of the node, for the file's name
     * @param fingerprint of the execution
     * @param codec of the results
     * @param spec of the rows in the CSV file
     * @throws KNIMEException if it cannot be opened, with the reason
     */
    static <R> Journal<R> open(
            Path directory, String node, Fingerprint fingerprint, ResultCodec<R> codec, DataTableSpec spec)
            throws KNIMEException {
        final String name = node.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-" + fingerprint.sum();
        final Path file = directory.resolve(name + ".journal");
        try {
            Files.createDirectories(directory);
            final FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw problem("The journal " + file + " is written by another node that runs.", null);
            }
            final Journal<R> journal = new Journal<>(
                    file,
                    codec,
                    channel,
                    lock,
                    Files.newBufferedWriter(directory.resolve(name + ".csv"), StandardCharsets.UTF_8));
            try {
                journal.read(fingerprint);
                journal.line(
                        spec.stream().map(column -> column.getName()).collect(Collectors.joining("\",\"", "\"", "\"")));
                return journal;
            } catch (IOException e) {
                journal.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw problem("The journal " + file + " cannot be opened: " + reason(e), e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static KNIMEException problem(String text, Exception cause) {
        return Message.fromSummaryWithResolution(text, "Choose another journal directory in the dialog, or none.")
                .toKNIMEException(cause);
    }

    /** Finds the results that are whole, and cuts off what is not. */
    private void read(Fingerprint fingerprint) throws IOException {
        final InputStream stream = new BufferedInputStream(Channels.newInputStream(channel.position(0)));
        final DataInputStream in = new DataInputStream(stream); // not closed: the channel is ours
        long end = 0;
        try {
            if (in.readInt() == FORMAT) {
                final byte[] found = bytes(in);
                if (fingerprint.isIn(ByteBuffer.wrap(found))) {
                    end = 2L * Integer.BYTES + found.length;
                    while (true) {
                        final long sum = in.readLong();
                        final byte[] key = bytes(in);
                        final byte[] result = bytes(in);
                        if (sum(key, result) != sum) {
                            break;
                        }
                        end += Long.BYTES + Integer.BYTES + key.length + Integer.BYTES;
                        places.put(new String(key, StandardCharsets.UTF_8), new Place(end, result.length));
                        end += result.length;
                    }
                }
            }
        } catch (EOFException e) {
            // the end, or a torn one
        }
        channel.truncate(end);
        channel.position(end);
        if (end == 0) {
            final byte[] header = fingerprint.bytes();
            write(ByteBuffer.allocate(2 * Integer.BYTES + header.length)
                    .putInt(FORMAT)
                    .putInt(header.length)
                    .put(header));
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        final int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new EOFException("no length");
        }
        final byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("torn");
        }
        return read;
    }

    private static long sum(byte[] key, byte[] result) {
        final CRC32 sum = new CRC32();
        sum.update(key);
        sum.update(result);
        return sum.getValue();
    }

    private void write(ByteBuffer filled) throws IOException {
        filled.flip();
        while (filled.hasRemaining()) {
            channel.write(filled);
        }
    }

    /**
     * {@return whether its result is here}
     *
     * @param recipe a network
     */
    boolean has(NetworkRecipe recipe) {
        return places.containsKey(Fingerprint.of(recipe));
    }

    /**
     * {@return its result, if it is here}
     *
     * @param recipe a network
     */
    synchronized Optional<R> get(NetworkRecipe recipe) {
        final Place place = places.get(Fingerprint.of(recipe));
        if (place == null) {
            return Optional.empty();
        }
        final ByteBuffer result = ByteBuffer.allocate(place.length);
        try {
            while (result.hasRemaining()) {
                if (channel.read(result, place.position + result.position()) < 0) {
                    throw new EOFException("it became shorter");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be read: " + e.getMessage(), e);
        }
        return Optional.of(codec.result(recipe, result.array()));
    }

    /**
     * Keeps a result that was measured.
     *
     * @param recipe a network
     * @param result of it, kept if something was measured
     */
    synchronized void put(NetworkRecipe recipe, R result) {
        final Optional<byte[]> bytes = codec.bytes(result);
        if (bytes.isEmpty()) {
            return;
        }
        final byte[] key = Fingerprint.of(recipe).getBytes(StandardCharsets.UTF_8);
        final byte[] kept = bytes.get();
        try {
            write(ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + key.length + kept.length)
                    .putLong(sum(key, kept))
                    .putInt(key.length)
                    .put(key)
                    .putInt(kept.length)
                    .put(kept));
            if (System.nanoTime() - synced > SYNC_NANOS) {
                channel.force(false);
                synced = System.nanoTime();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Adds a row of the output to the CSV file.
     *
     * @param row of the output, for the CSV file
     */
    void row(DataRow row) {
        try {
            line(row.stream().map(Journal::quoted).collect(Collectors.joining(",")));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The rows beside the journal " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void line(String text) throws IOException {
        rows.write(text);
        rows.write("\r\n");
        rows.flush();
    }

    private static String quoted(DataCell cell) {
        return cell.isMissing() ? "" : '"' + text(cell).replace("\"", "\"\"") + '"';
    }

    private static String text(DataCell cell) {
        return cell instanceof CollectionDataValue list
                ? list.stream().map(Journal::text).collect(Collectors.joining(" "))
                : cell.toString();
    }

    @Override
    public void close() {
        try (channel;
                rows) {
            channel.force(false);
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
