package mellos.kernel.driver;

import mellos.magic.NoHeap;

/** Who wants to know that bytes have arrived. */
@NoHeap
public interface InputListener {
    /** From the interrupt handler of the device, interrupts disabled. */
    void arrived();
}
