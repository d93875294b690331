/** tests. */
package mellos.tests;
