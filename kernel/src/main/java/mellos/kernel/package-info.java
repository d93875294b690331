/** kernel. */
package mellos.kernel;
