/** What remains of {@code java.lang.invoke} in an image: variable handles and field updaters. docs/abi.md, "VarHandles". */
package mellos.runtime.invoke;
