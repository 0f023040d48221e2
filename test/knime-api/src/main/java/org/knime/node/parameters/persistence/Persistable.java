package org.knime.node.parameters.persistence;

/** Something with stored fields. */
public interface Persistable {}
