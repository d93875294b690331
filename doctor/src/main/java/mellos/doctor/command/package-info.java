/** The command {@code mellos doctor}: arguments in, a diagnosis on standard output, an exit status. */
package mellos.doctor.command;
