package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/** Calls what a constant method handle stands for. JVM specification, "Method Type and Method Handle Resolution". */
final class Handles {
    private Handles() {}

    /** Emits the call; the arguments are on the stack (for a constructor the fresh object twice below them). */
    static void invoke(CodeBuilder out, DirectMethodHandleDesc handle) {
        ClassDesc owner = handle.owner();
        String name = handle.methodName();
        String descriptor = handle.lookupDescriptor();
        switch (handle.kind()) {
            case STATIC -> out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(descriptor));
            case INTERFACE_STATIC -> out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(descriptor), true);
            case VIRTUAL -> out.invokevirtual(owner, name, MethodTypeDesc.ofDescriptor(descriptor));
            // Class files from before nest mates reach private methods so; the call is made from another class of the
            // nest.
            case SPECIAL -> out.invokevirtual(owner, name, MethodTypeDesc.ofDescriptor(descriptor));
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL ->
                out.invokeinterface(owner, name, MethodTypeDesc.ofDescriptor(descriptor));
            case CONSTRUCTOR -> out.invokespecial(owner, name, MethodTypeDesc.ofDescriptor(descriptor));
            case GETTER -> out.getfield(owner, name, ClassDesc.ofDescriptor(descriptor));
            case SETTER -> out.putfield(owner, name, ClassDesc.ofDescriptor(descriptor));
            case STATIC_GETTER -> out.getstatic(owner, name, ClassDesc.ofDescriptor(descriptor));
            case STATIC_SETTER -> out.putstatic(owner, name, ClassDesc.ofDescriptor(descriptor));
        }
    }
}
