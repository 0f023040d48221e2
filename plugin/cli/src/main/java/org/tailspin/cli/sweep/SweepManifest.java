package org.tailspin.cli.sweep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tailspin.cli.output.Machine;
import org.tailspin.cli.output.OutputDirectory;

/** How a sweep was made: the only one of its files with times and machines in it. */
final class SweepManifest {

    private final String command;
    private final SweepJob job;
    private final Instant start = Instant.now();

    /**
     * Describes what a directory holds.
     *
     * @param command its name
     * @param job what it computes
     */
    SweepManifest(String command, SweepJob job) {
        this.command = command;
        this.job = job;
    }

    /**
     * {@return what was written}
     *
     * @param directory to write to
     * @param how the networks were computed
     * @param tally of its rows
     * @param isComplete whether they are all
     */
    Map<String, Object> write(OutputDirectory directory, Map<String, Object> how, Tally tally, boolean isComplete) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", command);
        fields.put("complete", isComplete);
        fields.put("networks_planned", job.size());
        fields.put("networks_finished", tally.finished());
        fields.put("networks_failed", tally.failed());
        fields.put("networks_unconverged", tally.unconverged());
        fields.put("settings", job.configuration().fields());
        job.timeLimit().ifPresent(seconds -> fields.put("time_limit_seconds", seconds));
        fields.putAll(how);
        fields.putAll(Machine.fields());
        fields.put("date_utc", start.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("wall_seconds", start.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0);
        fields.put("output", directory.path().toString());
        return directory.writeManifest(fields, isComplete);
    }
}
