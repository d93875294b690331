/** cli. */
package mellos.cli;
