/** The subcommands: arguments in, exit status out. */
package mellos.cli.command;
