package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

final class MatrixSummaryTest {

    private static MatrixSummary of(double[]... rows) {
        return MatrixSummary.of(Coupling.of(rows, List.of()), 0);
    }

    @Test
    void countsTheNeuronsTheConnectionsAndTheirSigns() {
        assertEquals(
                "3 neurons, 4 connections, 25 % inhibitory",
                of(new double[] {0, 1, 0}, new double[] {-2, 0, 0}, new double[] {1, 3, 0})
                        .sentence());
        assertEquals("1 neuron, 0 connections", of(new double[] {0}).sentence());
    }

    @Test
    void countsTheNeuronsOfAListThatSendNothing() {
        final EdgeList edges = new EdgeList();
        edges.add("a", "b", 1, "");
        edges.add("b", "a", -1, "");
        edges.add("a", "muscle", 1, "");
        final GivenMatrix given = edges.toCoupling(EdgeList.Keep.SOURCES, Set.of());
        final String sentence =
                MatrixSummary.of(given.coupling(), given.dropped()).sentence();
        assertEquals(
                "2 neurons, 2 connections, 50 % inhibitory; 1 neuron was dropped because it sends nothing", sentence);
        assertEquals(0, edges.toCoupling(EdgeList.Keep.ALL, Set.of()).dropped());
    }

    @Test
    void aShareThatIsNotAllOrNothingDoesNotLookSo() {
        assertEquals("5 neurons, 1000 connections, below 1 % inhibitory", new MatrixSummary(5, 1000, 1, 0).sentence());
        assertEquals(
                "5 neurons, 1000 connections, above 99 % inhibitory", new MatrixSummary(5, 1000, 999, 0).sentence());
    }

    @Test
    void warnsOfOneSignAlone() {
        assertTrue(new MatrixSummary(5, 10, 0, 0).warning().orElseThrow().startsWith("all weights are positive"));
        assertTrue(new MatrixSummary(5, 10, 10, 0).warning().orElseThrow().startsWith("all weights are negative"));
        assertTrue(new MatrixSummary(5, 10, 1, 0).warning().isEmpty());
        assertTrue(new MatrixSummary(5, 0, 0, 0).warning().isEmpty());
    }

    @Test
    void aPreparationWarnsUnlessItBringsSigns() {
        final Coupling positive = Coupling.of(new double[][] {{0, 1, 2}, {3, 0, 1}, {1, 1, 0}}, List.of());
        final Seed seed = new Seed(1);
        for (Normalisation normalisation : List.of(Normalisation.NONE, Normalisation.STD)) {
            final Preparation plain = new Preparation(
                    OptionalDouble.empty(), MeanRemoval.NONE, Surrogate.NONE, normalisation, SurrogateScale.DEFAULT);
            assertEquals(1, plain.prepare(positive, seed, Monitor.NONE).notes().size());
            final Preparation signed = new Preparation(
                    OptionalDouble.of(0.6), MeanRemoval.NONE, Surrogate.NONE, normalisation, SurrogateScale.DEFAULT);
            assertEquals(List.of(), signed.prepare(positive, seed, Monitor.NONE).notes());
            final MatrixSummary summary = signed.summary(new GivenMatrix(positive, List.of(), 7), seed);
            assertEquals(2, summary.inhibitory()); // one neuron of three, with two outputs
            assertEquals(7, summary.dropped());
        }
    }
}
