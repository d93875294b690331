/**
 * Exceptions from throw to handler, and stack traces: a walk over the stack by the call frame information that the code
 * generator leaves in {@code .eh_frame}. The walk needs no heap, so that panic can show where it was.
 */
package mellos.runtime.exception;
