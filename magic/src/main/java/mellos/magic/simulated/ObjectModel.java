package mellos.magic.simulated;

import mellos.magic.Address;

/**
 * Which object of the host JVM stands for which object in simulated memory: what {@link Address#toObject} and
 * {@link Address#ofObject} mean in a test. Supplied by who knows the layout of objects. Called by any thread at any
 * time, never with null or zero: those stand for each other.
 *
 * <p>The two are inverse: {@code addressOf(objectAt(a))} is {@code a}. Of two calls with one address the results are
 * equal, but need not be the same object.
 */
public interface ObjectModel {
    /** What stands for the object that starts at this address. */
    Object objectAt(Address start);

    /**
     * Where the object lies that this one stands for; an immutable object that is not there yet may be laid out now.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    Address addressOf(Object object);
}
