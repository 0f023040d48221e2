package org.tailspin.knimeapi;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the public and protected signatures of a class, one per line: {@code Class kind}, {@code
 * Class#method(descriptor)}, {@code Class#field:descriptor}, with {@code static} behind. What the compiler adds is left
 * out, and so is a class that nobody outside can reach.
 */
final class PublicSignatures extends ClassVisitor {

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final Set<String> lines;
    private String name;
    private boolean visible;
    private String kind;

    PublicSignatures(Set<String> lines) {
        super(Opcodes.ASM9);
        this.lines = lines;
    }

    @Override
    public void visit(int version, int access, String internal, String generic, String parent, String[] interfaces) {
        name = internal.replace('/', '.');
        visible = (access & VISIBLE) != 0;
        kind = (access & Opcodes.ACC_INTERFACE) != 0 ? " interface" : " class";
        if (visible) {
            lines.add(name + kind);
        }
    }

    /** The flags of a nested class stand here; a private one may be public in its own file. */
    @Override
    public void visitInnerClass(String internal, String outer, String inner, int access) {
        if (internal.replace('/', '.').equals(name) && (access & VISIBLE) == 0) {
            visible = false;
            lines.remove(name + kind);
        }
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String generic, Object value) {
        add(access, "#" + field + ":" + descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String generic, String[] thrown) {
        add(access, "#" + method + descriptor);
        return null;
    }

    private void add(int access, String member) {
        if (visible && (access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0) {
            lines.add(name + member + ((access & Opcodes.ACC_STATIC) != 0 ? " static" : ""));
        }
    }
}
