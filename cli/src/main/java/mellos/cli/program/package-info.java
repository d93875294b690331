/** A person's program: what they name on the command line, as a class path and a main class. */
package mellos.cli.program;
