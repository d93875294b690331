/** The clock that all processors share. */
package mellos.kernel.time;
