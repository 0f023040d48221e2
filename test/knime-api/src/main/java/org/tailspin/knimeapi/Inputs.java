package org.tailspin.knimeapi;

import java.util.Arrays;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/** What a dialog knows of the inputs: the specs, and the data of nodes that have run. */
record Inputs(
        PortType[] getInPortTypes,
        PortType[] getOutPortTypes,
        PortObjectSpec[] getInPortSpecs,
        PortObject[] getInPortObjects)
        implements NodeParametersInput {

    /** Nothing has run yet. */
    Inputs(PortType[] inPortTypes, PortType[] outPortTypes, PortObjectSpec[] inPortSpecs) {
        this(inPortTypes, outPortTypes, inPortSpecs, new PortObject[inPortSpecs.length]);
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return Optional.ofNullable(getInPortSpecs[portIndex]); // a port that is not there is an error, as in KNIME
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.copyOf(getInPortSpecs, getInPortSpecs.length, DataTableSpec[].class);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.ofNullable(getInPortObjects[portIndex]);
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.copyOf(getInPortObjects, getInPortObjects.length, BufferedDataTable[].class);
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return getInPortObject(portIndex).map(BufferedDataTable.class::cast);
    }
}
