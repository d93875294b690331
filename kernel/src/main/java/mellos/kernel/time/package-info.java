/** The clock all processors share, and each processor's own one-shot timer. */
package mellos.kernel.time;
