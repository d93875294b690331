/** Panics on purpose: what a dying kernel says is tested on one that dies. */
package mellos.selftest.provocation;
