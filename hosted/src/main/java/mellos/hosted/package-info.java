/**
 * The runtime's platform on Linux: a static process on system calls, without a C library. For tests at native speed.
 */
package mellos.hosted;
