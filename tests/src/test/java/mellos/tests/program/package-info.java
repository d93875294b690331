/** People's programs as the command takes them, beside the same programs on HotSpot. */
package mellos.tests.program;
