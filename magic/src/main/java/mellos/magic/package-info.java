/**
 * What Java lacks for a kernel: raw addresses, registers and structures as typed views, one method per processor
 * instruction, and the contracts that the compiler checks. Depends on nothing; every class also works on a host JVM,
 * where memory is simulated, so that kernel code can be tested under JUnit.
 */
package mellos.magic;
