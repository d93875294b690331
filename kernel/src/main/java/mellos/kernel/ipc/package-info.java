/** Ports: how tasks send each other messages. */
package mellos.kernel.ipc;
