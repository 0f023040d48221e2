package org.knime.node.parameters.validation;

/** A check that the dialog does itself. */
public interface BuiltinValidation {

    String getErrorMessage();
}
