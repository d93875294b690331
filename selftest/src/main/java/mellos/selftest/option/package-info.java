/** Options of the kernel's command line that only its self tests have. */
package mellos.selftest.option;
