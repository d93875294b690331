/**
 * From events to what happened: which fault came first, what followed from it, on which processor, and how it ended.
 */
package mellos.doctor.chain;
