/** Boots: the kernel on emulated machines, judged by what it says and by what the emulator logged. */
package mellos.tests.boot;
