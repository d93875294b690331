/** Exceptions, places, stacks and other processors in words, for a panic and for a dump of a living kernel. */
package mellos.kernel.report;
