/**
 * Bytecode to bytecode: rewrites what only a virtual machine can link ({@code invokedynamic}, dynamic constants,
 * {@code java.lang.invoke}) into plain calls, and leaves out branches that constants decide.
 */
package mellos.compiler.lower;
