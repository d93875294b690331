/** runtime. */
package mellos.runtime;
