/** What only this processor family has: registers, descriptors, exceptions, the entry code's counterparts in Java. */
package mellos.kernel.arch.x86_64;
