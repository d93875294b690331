package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * What the line table knows about an address in the code: one method, and how to get to the one it was inlined into.
 * Texts are addresses of a variable-length number of bytes and that many bytes of UTF-8.
 */
@Struct(size = 40)
public interface SourcePlace {
    int SIZE = 40;

    /** Binary name of the class; empty for code that is not Java. */
    @At(0)
    Address className();

    @At(0)
    void className(Address text);

    /** Method, or symbol of code that is not Java. */
    @At(8)
    Address methodName();

    @At(8)
    void methodName(Address text);

    /** File without folders; empty if unknown. */
    @At(16)
    Address fileName();

    @At(16)
    void fileName(Address text);

    /** 0 if unknown. */
    @At(24)
    int line();

    @At(24)
    void line(int number);

    /** Offset of the enclosing scope; 0 when this one was not inlined. */
    @At(28)
    int callerScope();

    @At(28)
    void callerScope(int offset);

    @At(32)
    int callerLine();

    @At(32)
    void callerLine(int number);
}
