package org.tailspin.core.linalg;

/** Rows sorted by size, largest first; rows of one size stay in their order. Allocates nothing after construction. */
public final class RowOrder {

    private final int n;
    private final int[] order;
    private final int[] scratch;

    /**
     * Begins with the rows in their own order.
     *
     * @param n number of rows
     */
    public RowOrder(int n) {
        this.n = n;
        order = new int[n];
        scratch = new int[n];
    }

    /**
     * Orders the rows by size, the largest first.
     *
     * @param size size of each row, or its logarithm
     */
    public void sort(double[] size) {
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int length = 1; length < n; length *= 2) {
            for (int from = 0; from < n; from += 2 * length) {
                final int middle = Math.min(n, from + length);
                final int to = Math.min(n, middle + length);
                int left = from;
                int right = middle;
                for (int i = from; i < to; i++) {
                    final boolean isLeft = right == to || left < middle && size[order[left]] >= size[order[right]];
                    scratch[i] = isLeft ? order[left++] : order[right++];
                }
            }
            System.arraycopy(scratch, 0, order, 0, n);
        }
    }

    /**
     * {@return the row that stands there}
     *
     * @param place in the sorted order
     */
    public int row(int place) {
        return order[place];
    }
}
