/** {@code synchronized}, {@code Object.wait} and {@code notify}. */
package mellos.runtime.monitor;
