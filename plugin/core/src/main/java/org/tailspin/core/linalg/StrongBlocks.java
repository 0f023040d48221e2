package org.tailspin.core.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The irreducible diagonal blocks of a square matrix: its eigenvalues are theirs together.
 *
 * <p>Entry a_ij is a connection from j to i. In the order of its strongly connected components a matrix is block triangular
 * (Tarjan 1972), whatever the values of its entries: a feed-forward matrix has N blocks of one entry each, and eigenvalues that
 * are exactly its diagonal. LAPACK's balancing by permutation (DGEBAL) finds the outer ones of these blocks alone.
 */
final class StrongBlocks {

    private static final int UNSEEN = -1;

    /** The connections of a matrix, row by row. */
    interface Graph {
        /** Number of rows. */
        int size();

        /** First place of a row. */
        int first(int i);

        /** The place behind the last of a row. */
        int end(int i);

        /** Column of the connection at a place of row i; {@link #NONE} if there is none. */
        int source(int i, int place);
    }

    /** No connection. */
    static final int NONE = -1;

    private final Graph graph;
    private final int n;

    /** The way down, and the next place of each row on it. */
    private final int[] path;

    private final int[] next;

    /** Order of discovery, and the earliest node that is reached from it. */
    private final int[] order;

    private final int[] earliest;
    private final boolean[] isOpen;
    private final int[] open;
    private int opened;
    private int discovered;
    private final List<int[]> components = new ArrayList<>();

    private StrongBlocks(Graph graph) {
        this.graph = graph;
        n = graph.size();
        path = new int[n];
        next = new int[n];
        order = new int[n];
        earliest = new int[n];
        isOpen = new boolean[n];
        open = new int[n];
        Arrays.fill(order, UNSEEN);
    }

    /**
     * {@return the blocks, each with its rows and columns in ascending order; the matrix itself if it is irreducible}
     *
     * @param matrix N x N, finite
     */
    static List<DMatrixRMaj> of(DMatrixRMaj matrix) {
        final List<int[]> components = components(new DenseGraph(matrix));
        return components.size() == 1
                ? List.of(matrix)
                : components.stream().map(rows -> block(matrix, rows)).toList();
    }

    /**
     * {@return the rows of each block, in no order}
     *
     * @param graph the connections of a square matrix
     */
    static List<int[]> components(Graph graph) {
        return new StrongBlocks(graph).found();
    }

    /** All entries of a matrix, those of 0 being none. */
    private record DenseGraph(DMatrixRMaj matrix) implements Graph {

        @Override
        public int size() {
            return matrix.numRows;
        }

        @Override
        public int first(int i) {
            return 0;
        }

        @Override
        public int end(int i) {
            return matrix.numRows;
        }

        @Override
        public int source(int i, int place) {
            return matrix.data[i * matrix.numRows + place] == 0 ? NONE : place;
        }
    }

    private static DMatrixRMaj block(DMatrixRMaj matrix, int[] rows) {
        Arrays.sort(rows);
        final DMatrixRMaj block = new DMatrixRMaj(rows.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                block.data[i * rows.length + j] = matrix.data[rows[i] * n(matrix) + rows[j]];
            }
        }
        return block;
    }

    private static int n(DMatrixRMaj matrix) {
        return matrix.numCols;
    }

    private List<int[]> found() {
        for (int root = 0; root < n; root++) {
            if (order[root] == UNSEEN) {
                visit(root);
            }
        }
        return components;
    }

    /** Depth first, with a stack of its own: a chain of connections may be as long as the matrix. */
    private void visit(int root) {
        int depth = 0;
        path[0] = root;
        next[0] = graph.first(root);
        enter(root);
        while (depth >= 0) {
            final int i = path[depth];
            final int j = unseen(i, depth);
            if (j != NONE) {
                depth++;
                path[depth] = j;
                next[depth] = graph.first(j);
                enter(j);
            } else {
                leave(i);
                depth--;
                if (depth >= 0) {
                    earliest[path[depth]] = Math.min(earliest[path[depth]], earliest[i]);
                }
            }
        }
    }

    /** The next row that i is connected from and that nobody has seen; those that are open are noted on the way. */
    private int unseen(int i, int depth) {
        final int end = graph.end(i);
        while (next[depth] < end) {
            final int j = graph.source(i, next[depth]++);
            if (j != NONE && order[j] == UNSEEN) {
                return j;
            }
            if (j != NONE && isOpen[j]) {
                earliest[i] = Math.min(earliest[i], order[j]);
            }
        }
        return NONE;
    }

    private void enter(int i) {
        order[i] = discovered;
        earliest[i] = discovered;
        discovered++;
        isOpen[i] = true;
        open[opened] = i;
        opened++;
    }

    /** Closes a component at the node that was discovered first. */
    private void leave(int i) {
        if (earliest[i] != order[i]) {
            return;
        }
        final int to = opened;
        do {
            opened--;
            isOpen[open[opened]] = false;
        } while (open[opened] != i);
        components.add(Arrays.copyOfRange(open, opened, to));
    }
}
