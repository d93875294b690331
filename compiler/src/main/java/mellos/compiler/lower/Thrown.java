package mellos.compiler.lower;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/**
 * What stands in the code for something that Java, too, finds wrong only when control gets there: it throws.
 *
 * @param type the exception's class
 * @param message its message, null if it has none
 * @param cause what it was caused by
 * @param why what a person who builds is told
 */
record Thrown(ClassDesc type, String message, Optional<Thrown> cause, String why) {
    private static final ClassDesc NOT_IN_IMAGE = ClassDesc.of("mellos.runtime.platform.NotInImageError");

    static Thrown of(String type, String message, String why) {
        return new Thrown(ClassDesc.of("java.lang." + type), message, Optional.empty(), why);
    }

    /** Something that HotSpot can do and an image cannot. */
    static Thrown notInImage(String why) {
        return new Thrown(NOT_IN_IMAGE, why, Optional.empty(), why);
    }

    static Thrown noClass(String internalName) {
        String name = internalName.replace('/', '.');
        String why = "there is no class file of " + name;
        Thrown cause = of("ClassNotFoundException", name, why);
        return new Thrown(ClassDesc.of("java.lang.NoClassDefFoundError"), internalName, Optional.of(cause), why);
    }

    Thrown named(String text) {
        return new Thrown(type, text, cause, why);
    }

    Thrown causing(String type, String message) {
        return new Thrown(ClassDesc.of("java.lang." + type), message, Optional.of(this), why);
    }

    void emit(CodeBuilder out) {
        load(out);
        out.athrow();
    }

    private void load(CodeBuilder out) {
        out.new_(type).dup();
        if (message == null) {
            out.invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        } else {
            out.ldc(message);
            out.invokespecial(
                    type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
        }
        cause.ifPresent(below -> {
            below.load(out);
            out.invokevirtual(
                    ConstantDescs.CD_Throwable,
                    "initCause",
                    MethodTypeDesc.of(ConstantDescs.CD_Throwable, ConstantDescs.CD_Throwable));
            out.checkcast(type);
        });
    }

    /** Ends the lowering of a site that does nothing but throw. */
    Ends ends() {
        return new Ends(this);
    }

    /** Carries it to where the site is left. */
    static final class Ends extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Thrown thrown;

        private Ends(Thrown thrown) {
            super(thrown.why, null, false, false);
            this.thrown = thrown;
        }

        Thrown thrown() {
            return thrown;
        }
    }
}
