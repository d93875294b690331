/** How objects, arrays and types look in memory: docs/abi.md, "Objects" and "Class records". */
package mellos.runtime.object;
