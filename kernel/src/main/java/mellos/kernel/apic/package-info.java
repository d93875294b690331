/** Local APICs: interrupts from one processor to another, calls across processors, and each one's one-shot timer. */
package mellos.kernel.apic;
