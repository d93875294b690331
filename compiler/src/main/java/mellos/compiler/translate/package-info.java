/**
 * From bytecode to textual LLVM IR: one function a method, one module an outermost class.
 * {@link mellos.compiler.translate.Translator} is the entry.
 */
package mellos.compiler.translate;
