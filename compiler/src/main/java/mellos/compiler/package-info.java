/** compiler. */
package mellos.compiler;
