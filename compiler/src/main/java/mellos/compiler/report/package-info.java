/** What a finished image is made of, as text for people. */
package mellos.compiler.report;
