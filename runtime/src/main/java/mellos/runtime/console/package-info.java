/** Text to the console without a heap, and the streams that {@code System} gives out. */
package mellos.runtime.console;
