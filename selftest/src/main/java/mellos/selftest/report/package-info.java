/** What the self tests print for programs to read: docs/serial-protocol.md. */
package mellos.selftest.report;
