/** Text output without heap: one line at a time, whole, from any processor. */
package mellos.kernel.text;
