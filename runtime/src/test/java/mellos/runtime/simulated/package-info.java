/**
 * Objects and class records in simulated memory, laid out as docs/abi.md says, for tests of what works on them by raw
 * addresses: a collector, type tests, strings. The kernel's tests use this package, too.
 */
package mellos.runtime.simulated;
