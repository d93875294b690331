package mellos.runtime.exception;

import mellos.runtime.object.ClassTable;
import mellos.runtime.platform.NotInImageError;

/** One frame that {@code StackWalker} shows. */
record WalkedFrame(StackTraceElement element, boolean retainsClass) implements StackWalker.StackFrame {
    @Override
    public String getClassName() {
        return element.getClassName();
    }

    @Override
    public String getMethodName() {
        return element.getMethodName();
    }

    @Override
    public Class<?> getDeclaringClass() {
        if (!retainsClass) {
            throw new UnsupportedOperationException("No access to RETAIN_CLASS_REFERENCE");
        }
        return ClassTable.find(getClassName());
    }

    @Override
    public int getByteCodeIndex() {
        throw new NotInImageError("the index of a bytecode is not in the image: compiled code has none");
    }

    @Override
    public String getFileName() {
        return element.getFileName();
    }

    @Override
    public int getLineNumber() {
        return element.getLineNumber();
    }

    @Override
    public boolean isNativeMethod() {
        return false;
    }

    @Override
    public StackTraceElement toStackTraceElement() {
        return element;
    }

    @Override
    public String toString() {
        return element.toString();
    }
}
