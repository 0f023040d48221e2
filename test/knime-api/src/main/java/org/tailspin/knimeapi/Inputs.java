package org.tailspin.knimeapi;

import java.util.Arrays;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/** What a dialog knows of the inputs: the specs, and no data. */
record Inputs(PortType[] getInPortTypes, PortType[] getOutPortTypes, PortObjectSpec[] getInPortSpecs)
        implements NodeParametersInput {

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return portIndex < getInPortSpecs.length ? Optional.ofNullable(getInPortSpecs[portIndex]) : Optional.empty();
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
    public PortObject[] getInPortObjects() {
        return new PortObject[getInPortSpecs.length];
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.empty();
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return new BufferedDataTable[getInPortSpecs.length];
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return Optional.empty();
    }
}
