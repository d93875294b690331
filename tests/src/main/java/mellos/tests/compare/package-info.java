/** Guest programs: small Java programs whose output on mellos has to be that of HotSpot, line by line. */
package mellos.tests.compare;
