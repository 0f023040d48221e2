package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.Run;

/** What every command says of a matrix that is given, and does with it. */
final class GivenNetworkTest {

    @TempDir
    private Path directory;

    private Path edges;

    /** Ten neurons in a ring, and every one of them to its second neighbour; the last one inhibits; two muscles. */
    @BeforeEach
    void writeEdges() throws IOException {
        edges = directory.resolve("circuit.csv");
        final StringBuilder lines = new StringBuilder("pre,post,weight,type\n");
        for (int i = 0; i < 10; i++) {
            final String type = i == 9 ? "GABA" : "ACh";
            lines.append(String.format("n%d,n%d,2,%s\nn%d,n%d,1,%s\n", i, (i + 1) % 10, type, i, (i + 2) % 10, type));
        }
        lines.append("n1,m1,1,ACh\nn2,m2,1,ACh\n");
        Files.writeString(edges, lines);
    }

    private Run run(String line) {
        return Run.of((line + " --edges " + edges).split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "couplings",
                "lyapunov --steps 200 --exponents 1 --dimensions never",
                "trajectory --steps 200",
                "theory activity",
                "reservoir --gain 0.9 --realisations 1 --task memory --steps 500",
                "pipeline surrogates --networks 1 --only gaussian",
            })
    void isUnderstoodBeforeItIsUsed(String line) {
        final List<String> said = run(line + " --inhibitory gaba").err().lines().toList();
        assertTrue(
                said.contains("tailspin: circuit.csv: 10 neurons, 20 connections, 10 % inhibitory; 2 neurons were"
                        + " dropped because they send nothing"),
                said::toString);
        assertTrue(said.stream().noneMatch(one -> one.contains("all weights are")), said::toString);
    }

    @Test
    void weightsOfOneSignAreWarnedOf() {
        final Run run = run("couplings --json");
        assertTrue(run.err().contains("10 neurons, 20 connections, none inhibitory"), run::err);
        assertTrue(run.err().contains("all weights are positive"), run::err);
        assertTrue(run.json().get("input_note").textValue().contains("all weights are positive"));
        final Run quiet = run("couplings --quiet");
        assertEquals("", quiet.err());
    }

    @Test
    void surrogatesThatAreNotChaoticAreExplained() {
        final Run run = run("pipeline surrogates --networks 1 --only given --gain 2");
        assertTrue(run.err().contains("in none of 1 condition is a network chaotic"), run::err);
        assertTrue(run.err().contains("1 "), run::err);
    }
}
