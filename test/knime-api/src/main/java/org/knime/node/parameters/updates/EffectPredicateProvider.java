package org.knime.node.parameters.updates;

import java.util.function.Predicate;
import org.knime.node.parameters.NodeParametersInput;

/** Makes a condition. */
@FunctionalInterface
public interface EffectPredicateProvider {

    EffectPredicate init(PredicateInitializer i);

    /** All hold. */
    default EffectPredicate and(EffectPredicate... predicates) {
        EffectPredicate result = predicates[0];
        for (int each = 1; each < predicates.length; each++) {
            result = result.and(predicates[each]);
        }
        return result;
    }

    /** At least one holds. */
    default EffectPredicate or(EffectPredicate... predicates) {
        EffectPredicate result = predicates[0];
        for (int each = 1; each < predicates.length; each++) {
            result = result.or(predicates[each]);
        }
        return result;
    }

    /** It does not hold. */
    default EffectPredicate not(EffectPredicate predicate) {
        return predicate.negate();
    }

    /** Makes the elementary conditions. */
    interface PredicateInitializer {

        StringReference getString(Class<? extends ParameterReference<String>> reference);

        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> provider);

        EffectPredicate getPredicate(EffectPredicateProvider provider);

        /** Whether no field of the dialog is bound to the reference. */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /** Holds always. */
        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        /** Holds never. */
        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        /** Conditions on a text. */
        interface StringReference {

            EffectPredicate isEqualTo(String value);

            EffectPredicate matchesPattern(String pattern);
        }

        /** Conditions on a check box. */
        interface BooleanReference {

            EffectPredicate isTrue();

            EffectPredicate isFalse();
        }

        /** Conditions on a choice. */
        interface EnumReference<E extends Enum<E>> {

            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }
    }
}
