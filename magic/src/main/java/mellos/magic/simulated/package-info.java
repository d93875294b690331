/**
 * Memory for tests on a host JVM, as processors see it: one address space shared by all threads of a test, atomic at
 * every aligned access, sparse, with structures as views and, through an {@link mellos.magic.simulated.ObjectModel},
 * objects. Not part of any image.
 */
package mellos.magic.simulated;
