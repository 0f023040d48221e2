package org.knime.node.parameters;

/** Parameters that stand together. */
public interface WidgetGroup {}
