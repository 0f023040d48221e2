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

    private final DMatrixRMaj matrix;
    private final int n;

    /** Order of discovery, and the earliest node that is reached from it. */
    private final int[] order;

    private final int[] earliest;
    private final boolean[] isOpen;
    private final int[] open;
    private int opened;
    private int discovered;
    private final List<int[]> components = new ArrayList<>();

    private StrongBlocks(DMatrixRMaj matrix) {
        this.matrix = matrix;
        n = matrix.numRows;
        order = new int[n];
        earliest = new int[n];
        isOpen = new boolean[n];
        open = new int[n];
        Arrays.fill(order, UNSEEN);
    }

    /**
     * @param matrix N x N, finite
     * @return the blocks, each with its rows and columns in ascending order; the matrix itself if it is irreducible
     */
    static List<DMatrixRMaj> of(DMatrixRMaj matrix) {
        final List<int[]> components = new StrongBlocks(matrix).components();
        return components.size() == 1
                ? List.of(matrix)
                : components.stream().map(rows -> block(matrix, rows)).toList();
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

    private List<int[]> components() {
        for (int root = 0; root < n; root++) {
            if (order[root] == UNSEEN) {
                visit(root);
            }
        }
        return components;
    }

    /** Depth first, with a stack of its own: a chain of connections may be as long as the matrix. */
    private void visit(int root) {
        final int[] path = new int[n];
        final int[] next = new int[n];
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            final int i = path[depth];
            int j = next[depth];
            while (j < n && (matrix.data[i * n + j] == 0 || order[j] != UNSEEN)) {
                if (matrix.data[i * n + j] != 0 && isOpen[j]) {
                    earliest[i] = Math.min(earliest[i], order[j]);
                }
                j++;
            }
            next[depth] = j + 1;
            if (j < n) {
                depth++;
                path[depth] = j;
                next[depth] = 0;
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
