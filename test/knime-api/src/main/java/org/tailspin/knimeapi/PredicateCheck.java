package org.tailspin.knimeapi;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;

/** Makes predicates as a dialog does when it opens, to see whether all that they refer to is there. */
final class PredicateCheck implements PredicateInitializer {

    private final References references;

    PredicateCheck(References references) {
        this.references = references;
    }

    void check(Class<? extends EffectPredicateProvider> provider) {
        if (provider.isInterface()) {
            // A BooleanReference is its own predicate, and an interface cannot be created.
            throw new IllegalArgumentException(provider.getSimpleName() + " must be a class to be a predicate");
        }
        if (ParameterFields.create(provider).init(this) == null) {
            throw new IllegalArgumentException(provider.getSimpleName() + " makes no predicate");
        }
    }

    @Override
    public StringReference getString(Class<? extends ParameterReference<String>> reference) {
        references.need(reference);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(String value) {
                return Made.PREDICATE;
            }

            @Override
            public EffectPredicate matchesPattern(String pattern) {
                Pattern.compile(pattern);
                return Made.PREDICATE;
            }
        };
    }

    @Override
    public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
        references.need(reference);
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return Made.PREDICATE;
            }

            @Override
            public EffectPredicate isFalse() {
                return Made.PREDICATE;
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
        references.need(reference);
        return new EnumReference<>() {
            @Override
            @SuppressWarnings({"unchecked", "varargs"})
            public EffectPredicate isOneOf(E... values) {
                if (Arrays.asList(values).isEmpty()) {
                    throw new IllegalArgumentException("a predicate needs at least one constant");
                }
                return Made.PREDICATE;
            }
        };
    }

    @Override
    public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
        return Made.PREDICATE;
    }

    @Override
    public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> provider) {
        check(provider);
        return Made.PREDICATE;
    }

    @Override
    public EffectPredicate getPredicate(EffectPredicateProvider provider) {
        return provider.init(this);
    }

    @Override
    public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
        return !references.bound().containsKey(reference);
    }

    /** What a predicate says does not matter here, only that it could be made. */
    private enum Made implements EffectPredicate {
        PREDICATE;

        @Override
        public EffectPredicate and(EffectPredicate other) {
            return this;
        }

        @Override
        public EffectPredicate or(EffectPredicate other) {
            return this;
        }

        @Override
        public EffectPredicate negate() {
            return this;
        }
    }
}
