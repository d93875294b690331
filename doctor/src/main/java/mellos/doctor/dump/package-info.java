/**
 * Memory and processors of a machine that stands still: what QEMU's {@code dump-guest-memory} writes, read from a file
 * or taken through QMP. Knows the formats, and nothing of what the bytes mean to a processor.
 */
package mellos.doctor.dump;
