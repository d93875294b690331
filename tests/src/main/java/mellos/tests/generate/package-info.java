/** Random guest programs: valid Java from a seed, full of corners, that prints a checksum of everything it did. */
package mellos.tests.generate;
