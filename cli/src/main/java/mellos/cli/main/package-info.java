/** Where the {@code mellos} command begins: its subcommands, and how a failure is said. */
package mellos.cli.main;
