package mellos.runtime.initialization;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;

/**
 * The JVM specification's "Initialization" procedure. The state in the record takes the place of the lock that the
 * procedure speaks of: who moves it from not begun to running runs the initialiser, the others wait until it moves on.
 */
@RawMemory("the state of a record moves only forwards, atomically")
public final class ClassInitialization {
    private static final long WAIT_NANOS = 100_000;

    private ClassInitialization() {}

    /** Returns when the class is initialised, or is being so by this very thread. */
    @EntryPoint("mellos_initialize")
    public static void initialize(ClassRecord record) {
        Address state = Address.ofStruct(record).plus(ClassRecord.STATE);
        while (true) {
            switch (state.loadIntVolatile()) {
                case ClassRecord.INITIALIZED -> {
                    return;
                }
                case ClassRecord.FAILED -> throw FailedInitializations.again(Mirrors.classOf(record));
                case ClassRecord.BEING_INITIALIZED -> {
                    if (record.initializingThread() == CurrentThread.id()) {
                        return;
                    }
                    PlatformThreads.sleep(WAIT_NANOS);
                }
                default -> {
                    if (state.compareAndSetInt(ClassRecord.NOT_INITIALIZED, ClassRecord.BEING_INITIALIZED)) {
                        record.initializingThread(CurrentThread.id());
                        run(record, state);
                        return;
                    }
                }
            }
        }
    }

    private static void run(ClassRecord record, Address state) {
        try {
            initializeSupertypes(record);
            if (!record.initializer().isZero()) {
                record.initializer().call(0);
            }
        } catch (Throwable failure) {
            Error error = FailedInitializations.record(Mirrors.classOf(record), failure);
            record.initializingThread(0);
            state.storeIntVolatile(ClassRecord.FAILED);
            throw error;
        }
        record.initializingThread(0);
        state.storeIntVolatile(ClassRecord.INITIALIZED);
    }

    /** The superclass, then superinterfaces that declare a default method. */
    private static void initializeSupertypes(ClassRecord record) {
        if ((record.flags() & TypeFlags.INTERFACE) != 0) {
            return;
        }
        if (!Address.ofStruct(record.superclass()).isZero()) {
            initialize(record.superclass());
        }
        Address list = record.superinterfaces();
        long count = list.isZero() ? 0 : list.loadLong();
        for (long i = 1; i <= count; i++) {
            ClassRecord superinterface = list.plus(8 * i).loadAddress().as(ClassRecord.class);
            if ((superinterface.flags() & TypeFlags.DECLARES_DEFAULT_METHOD) != 0) {
                initialize(superinterface);
            }
        }
    }
}
