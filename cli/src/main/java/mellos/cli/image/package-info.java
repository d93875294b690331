/** From the source tree to images: what has to be compiled again, and the compiler's part after it. */
package mellos.cli.image;
