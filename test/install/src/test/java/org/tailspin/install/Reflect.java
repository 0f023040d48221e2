package org.tailspin.install;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls what stands in class loaders that the test does not see. */
final class Reflect {

    private Reflect() {}

    /** Calls a public method of an object. */
    static Object call(Object object, String method, Object... arguments) throws ReflectiveOperationException {
        return call(object.getClass(), object, method, arguments);
    }

    /** Calls a public static method. */
    static Object callStatic(Class<?> type, String method, Object... arguments) throws ReflectiveOperationException {
        return call(type, null, method, arguments);
    }

    private static Object call(Class<?> type, Object object, String name, Object... arguments)
            throws ReflectiveOperationException {
        Method method = Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name) && fits(each, arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type + "." + name));
        method.setAccessible(true);
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static boolean fits(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int each = 0; each < types.length; each++) {
            boolean fits = arguments[each] == null
                    ? !types[each].isPrimitive()
                    : java.lang.invoke.MethodType.methodType(types[each])
                            .wrap()
                            .returnType()
                            .isInstance(arguments[each]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
