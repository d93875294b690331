/** What the loader hands over, read once into types that say so. */
package mellos.kernel.boot;
