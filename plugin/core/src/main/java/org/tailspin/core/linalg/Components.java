package org.tailspin.core.linalg;

import java.util.ArrayList;
import java.util.List;

/**
 * Strongly connected components of a matrix: sets of indices of which each reaches each other along entries that are not 0.
 * In their order the matrix is block-triangular, so its eigenvalues are those of the diagonal blocks. A feed-forward matrix
 * has blocks of one entry alone, and its eigenvalues stand on the diagonal: exactly, where an algorithm for dense
 * matrices finds those of a matrix nearby, which can be far away.
 *
 * <p>Tarjan (1972), without recursion.
 */
public final class Components {

    private final double[][] matrix;
    private final int[] index;
    private final int[] low;
    private final int[] next;
    private final boolean[] isOpen;
    private final int[] stack;
    private int stacked;
    private int visited;
    private final List<int[]> found = new ArrayList<>();

    private Components(double[][] matrix) {
        final int n = matrix.length;
        this.matrix = matrix;
        index = new int[n];
        low = new int[n];
        next = new int[n];
        isOpen = new boolean[n];
        stack = new int[n];
    }

    /**
     * @param matrix square
     * @return the components, each with its indices in ascending order of their visit; every index is in one
     */
    public static List<int[]> of(double[][] matrix) {
        final Components components = new Components(matrix);
        for (int i = 0; i < matrix.length; i++) {
            if (components.index[i] == 0) {
                components.visit(i);
            }
        }
        return components.found;
    }

    private void visit(int root) {
        final int n = matrix.length;
        final int[] path = new int[n];
        int depth = 0;
        path[0] = root;
        open(root);
        while (depth >= 0) {
            final int i = path[depth];
            boolean isDeeper = false;
            while (next[i] < n && !isDeeper) {
                final int j = next[i]++;
                if (matrix[i][j] == 0 || j == i) {
                    continue;
                }
                if (index[j] == 0) {
                    open(j);
                    path[++depth] = j;
                    isDeeper = true;
                } else if (isOpen[j]) {
                    low[i] = Math.min(low[i], index[j]);
                }
            }
            if (!isDeeper) {
                close(i);
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[i]);
                }
            }
        }
    }

    private void open(int i) {
        index[i] = ++visited;
        low[i] = visited;
        isOpen[i] = true;
        stack[stacked++] = i;
    }

    private void close(int i) {
        if (low[i] < index[i]) {
            return;
        }
        int from = stacked;
        do {
            from--;
            isOpen[stack[from]] = false;
        } while (stack[from] != i);
        final int[] component = new int[stacked - from];
        System.arraycopy(stack, from, component, 0, component.length);
        stacked = from;
        found.add(component);
    }
}
