/** hosted. */
package mellos.hosted;
