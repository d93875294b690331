/** The network, of which there is none yet: addresses of things there can be written and read. */
package mellos.runtime.net;
