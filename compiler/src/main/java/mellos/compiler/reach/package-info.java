/**
 * Rapid type analysis: from the roots to everything that can run. Bacon and Sweeney, "Fast Static Analysis of C++
 * Virtual Function Calls".
 */
package mellos.compiler.reach;
