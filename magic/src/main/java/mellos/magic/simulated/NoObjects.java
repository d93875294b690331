package mellos.magic.simulated;

import mellos.magic.Address;

/** The model of a memory that holds no objects. */
enum NoObjects implements ObjectModel {
    INSTANCE;

    private static final String ADVICE = ": the test's memory has no model of objects";

    @Override
    public Object objectAt(Address start) {
        throw new UnsupportedOperationException("object at 0x" + Long.toHexString(start.bits()) + ADVICE);
    }

    @Override
    public Address addressOf(Object object) {
        throw new UnsupportedOperationException(
                "address of a " + object.getClass().getName() + ADVICE);
    }
}
