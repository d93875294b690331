package mellos.doctor.machine;

import java.util.Optional;
import mellos.doctor.x86.Decoder;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** Tells return addresses: code stands there, and what ends there is a call. */
final class Calls {
    private static final int LONGEST = 7;
    private static final int NEAR_CALL = 0xe8;
    private static final int GROUP_5 = 0xff;

    private Calls() {}

    static boolean isReturnAddress(Patient patient, long address) {
        if (!isCode(patient, address)) {
            return false;
        }
        Optional<byte[]> before = patient.space().read(address - LONGEST, LONGEST);
        return before.isPresent() && (byteAt(before.get(), 5) == NEAR_CALL || isIndirect(before.get()));
    }

    /** The call that left this return address went to RIP, by what its operand still holds. */
    static boolean wentToRip(Patient patient, long returnAddress) {
        for (int length = 2; length <= LONGEST; length++) {
            long at = returnAddress - length;
            Optional<Instruction> call = patient.space()
                    .read(at, length)
                    .flatMap(code -> Decoder.decode(code, at, patient.mode()))
                    .filter(each -> each.is(Kind.CALL));
            if (call.filter(each -> each.length() == returnAddress - at
                            && target(patient, each) == patient.processor().rip())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static long target(Patient patient, Instruction call) {
        if (call.memory().isPresent()) {
            return patient.space()
                    .number(patient.address(call.memory().get()), patient.pointerBytes())
                    .orElse(-1);
        }
        return call.source() >= 0 ? patient.processor().register(call.source()) : call.target();
    }

    private static boolean isCode(Patient patient, long address) {
        boolean known = patient.image().isEmpty() || patient.image().get().isCode(address);
        return known
                && patient.space().walk(address).isMapped()
                && Long.compareUnsigned(address, 0x1000) > 0
                && (patient.image().isPresent()
                        || patient.space().walk(address).noExecute().isEmpty());
    }

    private static int byteAt(byte[] before, int back) {
        return before[LONGEST - back] & 0xff;
    }

    /** FF /2 of each length. */
    private static boolean isIndirect(byte[] before) {
        for (int length : new int[] {2, 3, 4, 6, 7}) {
            int modrm = byteAt(before, length - 1);
            if (byteAt(before, length) == GROUP_5 && (modrm >> 3 & 7) == 2 && length(modrm) == length) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of the call with this ModRM. */
    private static int length(int modrm) {
        int mod = modrm >> 6;
        int rm = modrm & 7;
        if (mod == 3) {
            return 2;
        }
        int scaled = rm == 4 ? 1 : 0;
        int displacement = mod == 1 ? 1 : mod == 2 || rm == 5 ? 4 : 0;
        return 2 + scaled + displacement;
    }
}
