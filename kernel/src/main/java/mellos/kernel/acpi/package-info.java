/** Firmware's tables: which processors, interrupt controllers, timers and power registers there are. */
package mellos.kernel.acpi;
