/**
 * The program that tries the kernel: its test tasks, and what its primitives cost. No kernel but this one contains it.
 */
package mellos.selftest;
