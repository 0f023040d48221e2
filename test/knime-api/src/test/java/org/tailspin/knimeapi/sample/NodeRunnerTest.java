package org.tailspin.knimeapi.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeLint;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.RunningNode;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** The driver, on a node with one of each. */
class NodeRunnerTest {

    private final NodeRunner node = NodeRunner.of(new CountNodeFactory());

    @Test
    void runsWithDefaultsAndWarnsOfTheCellThatItLeftOut() throws Exception {
        assertTrue(node.configure().table(0).equalStructure(CountNodeFactory.SPEC));
        Executed executed = node.execute();
        assertEquals(List.of("0.0", "1.0", "?"), Tables.texts(executed.table(0), "value"));
        assertEquals(
                "two is left out",
                ((MissingValue) Tables.column(executed.table(0), "value").get(2)).getError());
        assertEquals("1 missing", executed.warning());
    }

    @Test
    void anOptionalPortIsThereOnlyWhenItWasAdded() throws Exception {
        BufferedDataTable five = Tables.columns("x", IntCell.TYPE)
                .row(1)
                .row(2)
                .row(3)
                .row(4)
                .row(5)
                .build();
        assertThrows(IllegalArgumentException.class, () -> node.execute(five));
        assertEquals(5, node.addPort("Limit").execute(five).table(0).size());
        assertThrows(IllegalArgumentException.class, () -> node.addPort("Counts"));
    }

    @Test
    void storesWhatKnimeStores() {
        assertEquals("""
                <config key="model">
                    <entry key="rows" type="xint" value="3"/>
                    <entry key="step" type="xstring" value="ONE"/>
                    <entry key="otherStep" type="xdouble" value="2.0"/>
                    <entry key="offset" type="xdouble" value="0.0"/>
                    <entry key="offset_is_present" type="xboolean" value="false"/>
                    <config key="columns">
                        <entry key="mode" type="xstring" value="MANUAL"/>
                        <config key="patternFilter">
                            <entry key="pattern" type="xstring" value=""/>
                            <entry key="isCaseSensitive" type="xboolean" value="false"/>
                            <entry key="isInverted" type="xboolean" value="false"/>
                        </config>
                        <config key="manualFilter">
                            <config key="manuallySelected">
                                <entry key="array-size" type="xint" value="0"/>
                            </config>
                            <config key="manuallyDeselected">
                                <entry key="array-size" type="xint" value="0"/>
                            </config>
                            <entry key="includeUnknownColumns" type="xboolean" value="false"/>
                        </config>
                        <config key="typeFilter">
                            <config key="selectedTypes">
                                <entry key="array-size" type="xint" value="0"/>
                            </config>
                        </config>
                    </config>
                    <entry key="seed" type="xlong" value="1"/>
                </config>
                """, node.settings().toXml("model"));
    }

    @Test
    void loadsWhatItStored() throws Exception {
        CountParameters parameters = node.parameters();
        parameters.m_step = CountParameters.Step.OTHER;
        parameters.m_offset = Optional.of(4.0);
        parameters.m_columns = new ColumnFilter(new String[] {"a", "b"});
        StoredSettings stored = node.settings();
        NodeRunner other = NodeRunner.of(new CountNodeFactory()).load(stored);
        assertEquals(stored, other.settings());
        assertArrayEquals(new double[] {4, 6, 8}, Tables.doubles(other.execute().table(0), "value"));
    }

    @Test
    void refusesSettingsThatKnimeRefuses() {
        StoredSettings good = node.settings();
        assertRefused(good.with("rows", -5), "The number of rows must be positive, but is -5.");
        assertRefused(good.with("rows", 2.5), "Config for key \"rows\" is no int.");
        assertRefused(good.with("step", "NONE"), "Invalid value 'NONE'. Possible values: ONE, OTHER");
        assertRefused(good.without("rows"), "Config for key \"rows\" not found.");
    }

    private void assertRefused(StoredSettings settings, String reason) {
        assertEquals(
                reason,
                assertThrows(InvalidSettingsException.class, () -> node.load(settings))
                        .getMessage());
    }

    @Test
    void takesTheDefaultOfAFieldThatMayBeAbsent() throws Exception {
        node.load(node.settings().without("seed"));
        assertEquals(1, node.<CountParameters>parameters().m_seed);
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        node.<CountParameters>parameters().m_rows = 500_000_000;
        RunningNode running = node.start();
        while (running.message() == null && !running.isDone()) { // a message follows its progress
            Thread.onSpinWait();
        }
        assertTrue(running.message().startsWith("Row "));
        running.cancel();
        assertThrows(CanceledExecutionException.class, running::await);
        assertTrue(running.progress() < 1, "it stopped on its way, at " + running.progress());
        assertTrue(running.isDone());
    }

    @Test
    void failsWithARemedy() {
        node.<CountParameters>parameters().m_rows = Integer.MAX_VALUE;
        KNIMEException failure = assertThrows(KNIMEException.class, node::execute);
        assertEquals(List.of("Ask for fewer."), failure.getKNIMEMessage().getResolutions());
    }

    @Test
    void followsTheDomains() throws Exception {
        var domain = node.execute()
                .table(0)
                .getDataTableSpec()
                .getColumnSpec("value")
                .getDomain();
        assertEquals(new DoubleCell(1), domain.getUpperBound());
        assertNull(domain.getValues());
    }

    /** There is no picture, and the dialog, which KNIME would not open, wants columns of a port that is only there if added. */
    @Test
    void lintFindsWhatIsWrong() {
        assertEquals(
                List.of(
                        "Count: no picture count.png beside the factory",
                        "CountParameters.columns: Index 0 out of bounds for length 0"),
                NodeLint.check(new CountNodeFactory()));
    }
}
