/** Where threads stop for a collector. There is none yet: nobody asks. */
package mellos.runtime.gc;
