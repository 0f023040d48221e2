package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateColumnsTest {

    private static List<double[]> states(int count, DoubleUnaryOperator value) {
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {value.applyAsDouble(i)})
                .toList();
    }

    /** Name, whether first, rows, first value, step, bend; and whether the column is left out. */
    @ParameterizedTest
    @CsvSource({
        "'',true,5,0,1,0,true",
        "Unnamed: 0,true,5,3,1,0,true",
        "index,false,5,1,1,0,true",
        "index,true,5,0,2,0,false",
        "t,true,5,0,0.1,0.01,true",
        "Time (s),false,5,0,0.1,0,true",
        "timestamp,true,50,1.7e9,60,0,true",
        "timestamp,false,50,1.7e9,0,0,true",
        "t,true,5,0,-0.1,0,false",
        "theta,true,5,0,0.1,0,false",
        "tau,true,5,0,0.1,0.01,false",
        "x,true,50,0,1,0,true",
        "x,true,50,7,0.001,0,true",
        "x,true,50,0,1,0.1,false",
        "x,false,50,0,1,0,false",
        "x,true,9,0,1,0,false",
        "t,true,1,0,1,0,false"
    })
    void whatCountsOrDatesTheRowsIsNoCoordinate(
            String name, boolean isFirst, int rows, double start, double step, double bend, boolean isLeftOut) {
        final Optional<String> why = StateColumns.whyNot(
                name, isFirst, List.of(states(rows, i -> start + step * i + bend * i * i)), state -> state[0]);
        assertEquals(isLeftOut, why.isPresent(), why.toString());
    }

    /** A clock that lost digits stands now and then, and that of trials begins anew; a sine of time does neither. */
    @ParameterizedTest
    @CsvSource({"0,true", "1,true", "2,false"})
    void clocksMayStandAndBeginAnew(int kind, boolean isLeftOut) {
        final DoubleUnaryOperator value = kind == 0
                ? i -> 1.7e9 + 1000 * Math.floor(i / 7)
                : kind == 1 ? i -> 0.01 * (i % 20) : i -> Math.sin(0.1 * i);
        assertEquals(
                isLeftOut,
                StateColumns.whyNot("time", false, List.of(states(60, value)), state -> state[0])
                        .isPresent());
    }
}
