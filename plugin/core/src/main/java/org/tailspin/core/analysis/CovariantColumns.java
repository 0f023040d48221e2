package org.tailspin.core.analysis;

import java.util.List;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.table.DetailColumn;

/** The table of covariant vectors, a row for each, in every front end. */
public final class CovariantColumns {

    /** Its columns, after that of the network. */
    public static final List<DetailColumn> LIST = List.of(
            DetailColumn.INDEX,
            DetailColumn.EXPONENT,
            DetailColumn.EXPONENT_SE,
            DetailColumn.COVARIANT_DISAGREEMENT,
            DetailColumn.COVARIANT_PR,
            DetailColumn.COVARIANT_PR_SE,
            DetailColumn.COVARIANT_ANGLE,
            DetailColumn.COVARIANT_ANGLE_SE,
            DetailColumn.COVARIANT_ANGLE_SMALLEST);

    private CovariantColumns() {}

    /**
     * {@return its value; NaN where there is none, see {@link #reason}}
     *
     * @param column one of {@link #LIST} that is a real number
     * @param vectors of a network
     * @param i number of a vector, from 0
     */
    public static double real(DetailColumn column, CovariantSpectrum vectors, int i) {
        final CovariantSpectrum.Vector vector = vectors.vectors().get(i);
        return switch (column) {
            case EXPONENT -> vector.exponent();
            case EXPONENT_SE -> vector.exponentError();
            case COVARIANT_DISAGREEMENT -> vector.disagreement();
            case COVARIANT_PR -> vector.isConverged() ? vector.participation() : Double.NaN;
            case COVARIANT_PR_SE -> vector.isConverged() ? vector.participationError() : Double.NaN;
            case COVARIANT_ANGLE -> vectors.isAngleKnown(i) ? vector.angle() : Double.NaN;
            case COVARIANT_ANGLE_SE -> vectors.isAngleKnown(i) ? vector.angleError() : Double.NaN;
            case COVARIANT_ANGLE_SMALLEST -> vectors.isAngleKnown(i) ? vector.smallestAngle() : Double.NaN;
            default -> throw new IllegalArgumentException("no number of a covariant vector: " + column);
        };
    }

    /**
     * {@return why there may be no value}
     *
     * @param column one of {@link #LIST}
     * @param vectors of a network
     * @param i number of a vector, from 0
     */
    public static String reason(DetailColumn column, CovariantSpectrum vectors, int i) {
        final CovariantSpectrum.Vector vector = vectors.vectors().get(i);
        if (column == DetailColumn.EXPONENT_SE) {
            return CovariantSpectrum.NO_ERROR;
        }
        if (Double.isNaN(vector.disagreement())) {
            return CovariantSpectrum.NO_NEXT;
        }
        if (!vector.isConverged()) {
            return CovariantSpectrum.NOT_CONVERGED;
        }
        final boolean isOfAngle = column != DetailColumn.COVARIANT_PR && column != DetailColumn.COVARIANT_PR_SE;
        if (isOfAngle && !vectors.isAngleKnown(i)) {
            return i + 1 < vectors.vectors().size() ? CovariantSpectrum.NEXT_NOT_CONVERGED : CovariantSpectrum.NO_NEXT;
        }
        return CovariantSpectrum.NO_ERROR;
    }
}
