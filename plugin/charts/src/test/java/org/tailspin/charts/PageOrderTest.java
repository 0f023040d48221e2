package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields of a page stand in one order: equal results have equal bytes, whatever Java runs them. */
class PageOrderTest {

    @Test
    void theFieldsOfColumnsAndSpectraAreInOrder() {
        final Page.Spectra spectra = new Page.Spectra("nats per step");
        spectra.add("one", new double[] {0.5}, new double[] {0.25});
        final String data = Page.data(new SpectrumChart("t", "nats per step", List.of()), spectra);
        assertTrue(data.contains("\"columns\":[{\"weight\":"), data);
        assertTrue(
                data.contains(
                        "\"spectra\":{\"unit\":\"nats per step\",\"networks\":[{\"name\":\"one\",\"exponents\":[0.5],"),
                data);
    }
}
