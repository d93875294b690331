/** The life of the program that the image is for, and the properties that it starts with. */
package mellos.runtime.program;
