/**
 * Where the time goes: the guest's trace as a file for Perfetto, as text and as a drawing. The guest's lines stand in
 * docs/serial-protocol.md.
 */
package mellos.cli.trace;
