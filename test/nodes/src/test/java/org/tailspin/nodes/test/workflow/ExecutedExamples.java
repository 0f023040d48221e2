package org.tailspin.nodes.test.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.knime.core.node.BufferedDataTable;

/** The results of example workflows, each executed once for all tests that look at it. */
final class ExecutedExamples {

    private static final Path WORKFLOWS = Path.of("../../update-site/workflows");
    private static final Map<String, FutureTask<Map<String, List<BufferedDataTable>>>> RESULTS =
            new ConcurrentHashMap<>();

    private ExecutedExamples() {}

    /**
     * Returns what the nodes of a workflow compute: by identifier, name and port of a node, the tables of all iterations.
     *
     * @param name name of the workflow's directory
     * @return the results
     * @throws Exception if the workflow fails
     */
    static Map<String, List<BufferedDataTable>> of(String name) throws Exception {
        FutureTask<Map<String, List<BufferedDataTable>>> task = RESULTS.computeIfAbsent(
                name, key -> new FutureTask<>(() -> new WorkflowRun(WORKFLOWS.resolve(key)).run()));
        task.run(); // a task that has begun does nothing here, and get waits for it
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
