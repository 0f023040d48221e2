package org.tailspin.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean isTerminal, boolean isInterrupted) {
        final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, isTerminal, () -> isInterrupted);
    }

    @Test
    void drawsABarOnATerminal() {
        try (Progress progress = new Progress(console(true, false), 4)) {
            progress.progress(0.25);
            progress.progress(1);
        }
        final String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("tailspin 100% ["), said);
        assertTrue(said.contains("4/4 networks"), said);
    }

    @Test
    void writesALineNowAndThenIntoALog() {
        final AtomicLong nanos = new AtomicLong();
        try (Progress progress = new Progress(console(false, false), 4, nanos::get)) {
            nanos.set(9_000_000_000L);
            progress.progress(0.1);
            assertEquals("", err.toString(StandardCharsets.UTF_8));
            nanos.set(20_000_000_000L);
            progress.progress(0.25);
            progress.progress(0.26);
        }
        assertEquals(
                "tailspin: 25 % of 4 networks, about 60 s left\n",
                err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    @Test
    void tellsTheCoreToStop() {
        final Progress progress = new Progress(console(false, true), 1);
        assertThrows(CancellationException.class, progress::checkCancelled);
        assertFalse(new Progress(console(false, false), 1).isCancelled());
    }
}
