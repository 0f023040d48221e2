package org.tailspin.core.papers;

import org.tailspin.core.coupling.Coupling;

/** A figure about a given matrix: that of the paper is the fly's, which is not part of Tailspin. */
abstract class GivenFigure extends Figure {

    GivenFigure(String id, String title) {
        super(id, Paper.RANDOM_MODES, title, 1, 1);
    }

    @Override
    public final boolean isOfGivenMatrix() {
        return true;
    }

    @Override
    public final int largestMatrix(Setting setting) {
        return setting.given().map(Coupling::size).orElse(1);
    }

    final Coupling given(Setting setting) {
        return setting.given()
                .orElseThrow(() -> new IllegalArgumentException(
                        id() + " is about a given matrix, such as a connectome, but none is given"));
    }
}
