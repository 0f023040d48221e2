package org.knime.node.parameters.widget.choices;

/** A constant to choose. */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    /** A constant with the title of its {@link Label}. */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E constant) {
        try {
            Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return new EnumChoice<>(constant, label == null ? constant.name() : label.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum has its constants", e);
        }
    }
}
