package org.tailspin.cli;

import java.util.Map;

final class Estimate {
    private final SweepJob job;
    private final int threads;

    Estimate(SweepJob job, int threads) {
        this.job = job;
        this.threads = threads;
    }

    Map<String, Object> fields() {
        return Map.of("networks", job.size(), "threads", threads);
    }
}
