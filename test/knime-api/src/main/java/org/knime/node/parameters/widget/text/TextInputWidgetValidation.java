package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** A check of a text. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** The text must match a regular expression. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        /** For subclasses. */
        public PatternValidation() {}

        protected abstract String getPattern();

        @Override
        public String getErrorMessage() {
            return "The string must match the pattern: " + getPattern();
        }

        /** Something other than blanks. */
        public static final class IsNotBlankValidation extends PatternValidation {

            /** The check. */
            public IsNotBlankValidation() {}

            @Override
            public String getErrorMessage() {
                return "The field cannot be blank (it must contain at least one non-whitespace character).";
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }
        }
    }
}
