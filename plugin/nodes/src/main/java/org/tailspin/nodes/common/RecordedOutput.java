package org.tailspin.nodes.common;

import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ExecuteOutput;

/** What a node makes, with a record of what made it. */
public final class RecordedOutput implements ExecuteOutput {

    private final ExecuteOutput out;
    private final Provenance provenance;

    /**
     * Makes it of the output of an execution.
     *
     * @param out takes all that is made
     * @param provenance what made it
     */
    RecordedOutput(ExecuteOutput out, Provenance provenance) {
        this.out = out;
        this.provenance = provenance;
    }

    /** {@return what made the results} */
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public <D extends PortObject> void setOutData(int index, D data) {
        out.setOutData(index, data);
    }

    @Override
    @SuppressWarnings({"unchecked", "varargs"})
    public <D extends PortObject> void setOutData(D... data) {
        out.setOutData(data);
    }

    @Override
    @SuppressWarnings({"unchecked", "varargs"})
    public <D extends PortObject> void setInternalData(D... data) {
        out.setInternalData(data);
    }

    @Override
    public void setWarningMessage(String message) {
        out.setWarningMessage(message);
    }
}
