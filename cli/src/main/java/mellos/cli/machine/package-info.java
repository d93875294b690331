/** The machines that images run on: QEMU and Bochs, started, watched and judged. */
package mellos.cli.machine;
