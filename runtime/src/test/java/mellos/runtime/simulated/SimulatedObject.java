package mellos.runtime.simulated;

import mellos.magic.Address;

/**
 * Stands on the host JVM for an object in simulated memory. Two that stand for one object are equal; {@code ==},
 * {@code getClass} and casts say nothing about the object: a test compares addresses and reads the class record.
 */
public record SimulatedObject(long start) {
    /** Where the object lies. */
    public Address address() {
        return Address.of(start);
    }

    @Override
    public String toString() {
        return "object at 0x" + Long.toHexString(start);
    }
}
