package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shown only when the user asks for advanced settings. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {}
