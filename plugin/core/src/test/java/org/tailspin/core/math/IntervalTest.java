package org.tailspin.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void endsBelongToItOrNot() {
        assertTrue(Interval.closed(0, 2).contains(0) && Interval.closed(0, 2).contains(2));
        assertFalse(Interval.leftOpen(0, 2).contains(0));
        assertTrue(
                Interval.leftOpen(0, 2).contains(2) && Interval.leftOpen(0, 2).contains(Double.MIN_VALUE));
        assertTrue(Interval.rightOpen(0, 2).contains(0));
        assertFalse(Interval.rightOpen(0, 2).contains(2));
        assertFalse(Interval.open(0, 2).contains(0) || Interval.open(0, 2).contains(2));
        assertFalse(Interval.POSITIVE.contains(0) || Interval.NOT_NEGATIVE.contains(-Double.MIN_VALUE));
    }

    @Test
    void neitherNanNorInfinityLiesInOne() {
        for (Interval interval : new Interval[] {Interval.POSITIVE, Interval.CORRELATION, Interval.COUNT}) {
            assertFalse(
                    interval.contains(Double.NaN) || interval.contains(Double.POSITIVE_INFINITY), interval::toString);
            assertFalse(interval.contains(Double.NEGATIVE_INFINITY), interval::toString);
        }
        assertTrue(Interval.POSITIVE.contains(Double.MAX_VALUE));
    }

    @Test
    void wholeNumbersAlone() {
        assertTrue(Interval.NATURAL.contains(1) && Interval.NATURAL.contains(Integer.MAX_VALUE));
        assertFalse(Interval.NATURAL.contains(0) || Interval.NATURAL.contains(1.5));
        assertFalse(Interval.NATURAL.contains(1.0 + Integer.MAX_VALUE));
    }

    @Test
    void saysItself() {
        assertEquals("(0, 2]", Interval.leftOpen(0, 2).toString());
        assertEquals("in (0, 2]", Interval.leftOpen(0, 2).words());
        assertEquals("[0.1, 1.8e308]", Interval.atLeast(0.1).toString());
        assertEquals("at least 0.1", Interval.atLeast(0.1).words());
        assertEquals("(0, 1.8e308]", Interval.POSITIVE.toString());
        assertEquals("positive", Interval.POSITIVE.words());
        assertEquals("[-1, 1]", Interval.CORRELATION.toString());
        assertEquals("1..2147483647", Interval.NATURAL.toString());
        assertEquals("at least 1", Interval.NATURAL.words());
        assertEquals("{0, 1}", Interval.whole(0, 1).toString());
        assertEquals("{-1, 0, 1}", Interval.whole(-1, 1).toString());
        assertEquals("0..3", Interval.whole(0, 3).toString());
        assertFalse(Interval.COUNT.isBoundedAbove() || Interval.NOT_NEGATIVE.isBoundedAbove());
        assertTrue(Interval.UNIT.isBoundedAbove());
    }
}
