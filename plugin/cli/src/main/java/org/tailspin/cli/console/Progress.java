package org.tailspin.cli.console;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tailspin.core.Monitor;

/** Tells how far the work is: a bar with the time left on a terminal, a line now and then in a log. */
public final class Progress implements Monitor, AutoCloseable {

    private static final int WIDTH = 79;

    /** Steps of the bar for each part. */
    private static final int RESOLUTION = 100;

    private static final long LOG_NANOS = Duration.ofSeconds(10).toNanos();

    private final Console console;
    private final String parts;
    private final long steps;
    private final ProgressBar bar;
    private final LongSupplier clock;
    private final long start;
    private final AtomicLong shown = new AtomicLong();
    private final AtomicLong nextLine;

    /**
     * Begins with nothing done.
     *
     * @param console where to tell
     * @param networks in all
     */
    public Progress(Console console, int networks) {
        this(console, networks, System::nanoTime);
    }

    /**
     * Begins with nothing done.
     *
     * @param console where to tell
     * @param part what the work consists of, in the singular
     * @param count of them in all
     */
    public Progress(Console console, String part, int count) {
        this(console, part, count, System::nanoTime);
    }

    /**
     * Begins with nothing done.
     *
     * @param clock nanoseconds since any moment
     */
    public Progress(Console console, int networks, LongSupplier clock) {
        this(console, "network", networks, clock);
    }

    private Progress(Console console, String part, int count, LongSupplier clock) {
        this.console = console;
        parts = count == 1 ? part : part + "s";
        this.clock = clock;
        start = clock.getAsLong();
        nextLine = new AtomicLong(start + LOG_NANOS);
        steps = (long) count * RESOLUTION;
        bar = console.isTerminal() && !console.isQuiet()
                ? new ProgressBarBuilder()
                        .setTaskName("tailspin")
                        .setInitialMax(steps)
                        .setUnit(" " + parts, RESOLUTION)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                        .build()
                : null;
    }

    @Override
    public void progress(double fraction) {
        final long step = Math.round(fraction * steps);
        if (bar != null) {
            if (shown.getAndSet(step) != step) {
                bar.stepTo(step);
            }
            return;
        }
        final long now = clock.getAsLong();
        final long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + LOG_NANOS)) {
            final double elapsed = (now - start) * 1e-9;
            console.remark(String.format(
                    Locale.ROOT,
                    "%.0f %% of %d %s, about %.0f s left",
                    100 * fraction,
                    steps / RESOLUTION,
                    parts,
                    elapsed * (1 - fraction) / Math.max(fraction, 1e-9)));
        }
    }

    @Override
    public boolean isCancelled() {
        return console.interrupted().getAsBoolean();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** {@return what only asks whether to stop, for the parts of a work whose progress is told otherwise} */
    public Monitor quiet() {
        return quiet(this);
    }

    /**
     * {@return what only asks it whether to stop}
     *
     * @param monitor of a larger work
     */
    public static Monitor quiet(Monitor monitor) {
        return new Monitor() {
            @Override
            public void progress(double fraction) {
                // told by the larger work
            }

            @Override
            public boolean isCancelled() {
                return monitor.isCancelled();
            }
        };
    }
}
