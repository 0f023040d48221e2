package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables a field depending on other values. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    Class<? extends EffectPredicateProvider> predicate();

    EffectType type();

    /** What happens while the predicate holds. */
    enum EffectType {
        /** Can be edited. */
        ENABLE,
        /** Cannot be edited. */
        DISABLE,
        /** Is seen. */
        SHOW,
        /** Is not seen. */
        HIDE
    }
}
