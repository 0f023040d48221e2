package org.tailspin.knimeapi;

import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.parameters.NodeParameters;

/** What a node gets, behind the two interfaces through which it sees it. */
record ModelInput(
        NodeParameters parameters,
        PortObjectSpec[] specs,
        PortObject[] objects,
        PortType[] outPortTypes,
        ExecutionContext context) {

    ConfigureInput toConfigure() {
        return new ConfigureInput() {
            @Override
            @SuppressWarnings("unchecked")
            public <S extends NodeParameters> S getParameters() {
                return (S) parameters;
            }

            @Override
            public PortObjectSpec[] getInPortSpecs() {
                return specs;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <S extends PortObjectSpec> S getInPortSpec(int index) {
                return (S) specs[index];
            }

            @Override
            public DataTableSpec[] getInTableSpecs() {
                return Arrays.copyOf(specs, specs.length, DataTableSpec[].class);
            }

            @Override
            public DataTableSpec getInTableSpec(int portIndex) {
                return (DataTableSpec) specs[portIndex];
            }

            @Override
            public PortType[] getOutPortTypes() {
                return outPortTypes;
            }
        };
    }

    ExecuteInput toExecute() {
        return new ExecuteInput() {
            @Override
            @SuppressWarnings("unchecked")
            public <S extends NodeParameters> S getParameters() {
                return (S) parameters;
            }

            @Override
            public ExecutionContext getExecutionContext() {
                return context;
            }

            @Override
            public PortObject[] getInPortObjects() {
                return objects;
            }

            @Override
            @SuppressWarnings("unchecked")
            public <D extends PortObject> D getInPortObject(int portIndex) {
                return (D) objects[portIndex];
            }

            @Override
            public BufferedDataTable[] getInTables() {
                return Arrays.copyOf(objects, objects.length, BufferedDataTable[].class);
            }

            @Override
            public BufferedDataTable getInTable(int portIndex) {
                return (BufferedDataTable) objects[portIndex];
            }

            @Override
            public PortType[] getOutPortTypes() {
                return outPortTypes;
            }
        };
    }
}
