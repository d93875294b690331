/**
 * What the host has to have: which programs, from which packages, for which command; and how missing ones are
 * installed.
 */
package mellos.cli.host;
