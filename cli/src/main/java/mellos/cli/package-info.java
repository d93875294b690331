/** What all of the command works on and fails with. Imports nothing of the other packages, which all import it. */
package mellos.cli;
