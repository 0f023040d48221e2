package org.knime.node.parameters.updates;

/** A condition on the values in the dialog; made by {@link EffectPredicateProvider.PredicateInitializer}. */
public interface EffectPredicate {

    /** Both hold. */
    EffectPredicate and(EffectPredicate other);

    /** At least one holds. */
    EffectPredicate or(EffectPredicate other);

    /** This does not hold. */
    EffectPredicate negate();
}
