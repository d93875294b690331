/**
 * What is wrong with a machine that stands still: why its processor died, told by doing on the tables what the
 * processor did, and what else its tables and stacks have that will kill it next.
 */
package mellos.doctor.machine;
