/** What happened when, kept in memory and printed on request: docs/serial-protocol.md, "The trace". */
package mellos.kernel.trace;
