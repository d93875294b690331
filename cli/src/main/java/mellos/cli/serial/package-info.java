/**
 * What the kernel says on its serial line: the lines for programs, gathered and shown. The format stands in
 * docs/serial-protocol.md.
 */
package mellos.cli.serial;
