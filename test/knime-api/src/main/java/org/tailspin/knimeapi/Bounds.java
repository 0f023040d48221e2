package org.tailspin.knimeapi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** The bounds of a number's widget. */
record Bounds(double min, boolean minExclusive, double max, boolean maxExclusive) {

    static Bounds of(NumberInputWidget widget) {
        Bound min = Bound.of(widget.minValidation(), MinValidation.class, "getMin", Double.NEGATIVE_INFINITY);
        Bound max = Bound.of(widget.maxValidation(), MaxValidation.class, "getMax", Double.POSITIVE_INFINITY);
        return new Bounds(min.value, min.exclusive, max.value, max.exclusive);
    }

    boolean contain(double value) {
        return (minExclusive ? value > min : value >= min) && (maxExclusive ? value < max : value <= max);
    }

    private record Bound(double value, boolean exclusive) {

        /** An abstract validation is the default of the annotation, which bounds nothing. */
        static <V extends NumberInputWidgetValidation> Bound of(
                Class<? extends V> type, Class<V> base, String getter, double none) {
            if (Modifier.isAbstract(type.getModifiers())) {
                return new Bound(none, false);
            }
            try {
                V validation = ParameterFields.create(type);
                Method method = base.getDeclaredMethod(getter);
                method.setAccessible(true);
                return new Bound((double) method.invoke(validation), validation.isExclusive());
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("The bound of " + type + " cannot be read", e);
            }
        }
    }
}
