/**
 * The contract between generated code, runtime, assembly and platforms, as numbers: what the compiler emits and what
 * the runtime's structures are laid out by come from here. docs/abi.md says it in prose; a test compares its tables
 * with these.
 */
package mellos.magic.abi;
