/** What the processor does, as far as a diagnosis needs it: instructions, vectors, error codes, control bits. */
package mellos.doctor.x86;
