package org.tailspin.knimeapi;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;

/** Makes predicates as a dialog does when it opens, to see whether all that they refer to is there, and puts them into words. */
final class PredicateCheck implements PredicateInitializer {

    private final References references;

    PredicateCheck(References references) {
        this.references = references;
    }

    /** The predicate in words; fails if it cannot be made. */
    String check(Class<? extends EffectPredicateProvider> provider) {
        if (provider.isInterface()) {
            // A BooleanReference is its own predicate, and an interface cannot be created.
            throw new IllegalArgumentException(provider.getSimpleName() + " must be a class to be a predicate");
        }
        EffectPredicate made = ParameterFields.create(provider).init(this);
        if (made == null) {
            throw new IllegalArgumentException(provider.getSimpleName() + " makes no predicate");
        }
        return made.toString();
    }

    @Override
    public StringReference getString(Class<? extends ParameterReference<String>> reference) {
        String field = references.key(reference);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(String value) {
                return new Made(field + " = '" + value + "'");
            }

            @Override
            public EffectPredicate matchesPattern(String pattern) {
                Pattern.compile(pattern);
                return new Made(field + " matches " + pattern);
            }
        };
    }

    @Override
    public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
        String field = references.key(reference);
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return new Made(field + " is on");
            }

            @Override
            public EffectPredicate isFalse() {
                return new Made(field + " is off");
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
        String field = references.key(reference);
        return new EnumReference<>() {
            @Override
            @SuppressWarnings({"unchecked", "varargs"})
            public EffectPredicate isOneOf(E... values) {
                if (Arrays.asList(values).isEmpty()) {
                    throw new IllegalArgumentException("a predicate needs at least one constant");
                }
                return new Made(field + " is one of " + Arrays.toString(values));
            }
        };
    }

    @Override
    public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
        return new Made("the inputs are such");
    }

    @Override
    public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> provider) {
        return new Made(check(provider));
    }

    @Override
    public EffectPredicate getPredicate(EffectPredicateProvider provider) {
        return provider.init(this);
    }

    @Override
    public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
        return !references.bound().containsKey(reference);
    }

    /** A predicate in words; what is combined stands in brackets. */
    private record Made(String words) implements EffectPredicate {

        @Override
        public EffectPredicate and(EffectPredicate other) {
            return new Made("(" + this + " and " + other + ")");
        }

        @Override
        public EffectPredicate or(EffectPredicate other) {
            return new Made("(" + this + " or " + other + ")");
        }

        @Override
        public EffectPredicate negate() {
            return new Made("not (" + this + ")");
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
