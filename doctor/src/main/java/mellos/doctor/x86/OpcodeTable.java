package mellos.doctor.x86;

import java.util.Locale;

/**
 * The opcode maps in the manual's operand notation: E = ModRM r/m, G = ModRM reg, I = immediate, J = branch target, O =
 * direct offset, M = memory only, S = segment register, C/D = control/debug register, A = far pointer, Z = the register
 * in the opcode's low bits, V/W = vector register and r/m; b, w, d, q, v (operand size), z (at most 32 bits), y (32, or
 * 64 with REX.W). Intel SDM vol. 2D, "Opcode Map".
 */
final class OpcodeTable {
    /** Rows of {@code opcode mnemonic operands}; {@code first-last} repeats the row. A name with @ is a group. */
    private static final String ONE_BYTE = """
            06 push es
            07 pop es
            0e push cs
            16 push ss
            17 pop ss
            1e push ds
            1f pop ds
            27 daa
            2f das
            37 aaa
            3f aas
            40-47 inc Zv
            48-4f dec Zv
            50-57 push Zq
            58-5f pop Zq
            60 pusha
            61 popa
            62 bound Gv,M
            63 movsxd Gv,Ed
            68 push Iz
            69 imul Gv,Ev,Iz
            6a push Ib
            6b imul Gv,Ev,Ib
            6c insb
            6d insd
            6e outsb
            6f outsd
            80 @1 Eb,Ib
            81 @1 Ev,Iz
            82 @1 Eb,Ib
            83 @1 Ev,Ib
            84 test Eb,Gb
            85 test Ev,Gv
            86 xchg Eb,Gb
            87 xchg Ev,Gv
            88 mov Eb,Gb
            89 mov Ev,Gv
            8a mov Gb,Eb
            8b mov Gv,Ev
            8c mov Ev,Sw
            8d lea Gv,M
            8e mov Sw,Ew
            8f pop Eq
            90 nop
            91-97 xchg Zv,rAX
            98 cwde
            99 cdq
            9a call Ap
            9b fwait
            9c pushf
            9d popf
            9e sahf
            9f lahf
            a0 mov al,Ob
            a1 mov rAX,Ov
            a2 mov Ob,al
            a3 mov Ov,rAX
            a4 movsb
            a5 movs
            a6 cmpsb
            a7 cmps
            a8 test al,Ib
            a9 test rAX,Iz
            aa stosb
            ab stos
            ac lodsb
            ad lods
            ae scasb
            af scas
            b0-b7 mov Zb,Ib
            b8-bf mov Zv,Iv
            c0 @2 Eb,Ib
            c1 @2 Ev,Ib
            c2 ret Iw
            c3 ret
            c4 les Gv,M
            c5 lds Gv,M
            c6 mov Eb,Ib
            c7 mov Ev,Iz
            c8 enter Iw,Ib
            c9 leave
            ca retf Iw
            cb retf
            cc int3
            cd int Ib
            ce into
            cf iret
            d0 @2 Eb,1
            d1 @2 Ev,1
            d2 @2 Eb,cl
            d3 @2 Ev,cl
            d4 aam Ib
            d5 aad Ib
            d7 xlat
            e0 loopne Jb
            e1 loope Jb
            e2 loop Jb
            e3 jrcxz Jb
            e4 in al,Ib
            e5 in eax,Ib
            e6 out Ib,al
            e7 out Ib,eax
            e8 call Jz
            e9 jmp Jz
            ea jmp Ap
            eb jmp Jb
            ec in al,dx
            ed in eax,dx
            ee out dx,al
            ef out dx,eax
            f1 int1
            f4 hlt
            f5 cmc
            f6 @3 Eb
            f7 @3 Ev
            f8 clc
            f9 stc
            fa cli
            fb sti
            fc cld
            fd std
            fe @4 Eb
            ff @5 Ev
            """;

    private static final String TWO_BYTE = """
            00 @6 Ew
            01 @7 M
            02 lar Gv,Ew
            03 lsl Gv,Ew
            05 syscall
            06 clts
            07 sysret
            08 invd
            09 wbinvd
            0b ud2
            0d prefetchw M
            18-1f nop Ev
            20 mov Rq,Cq
            21 mov Rq,Dq
            22 mov Cq,Rq
            23 mov Dq,Rq
            30 wrmsr
            31 rdtsc
            32 rdmsr
            33 rdpmc
            34 sysenter
            35 sysexit
            77 emms
            a0 push fs
            a1 pop fs
            a2 cpuid
            a3 bt Ev,Gv
            a4 shld Ev,Gv,Ib
            a5 shld Ev,Gv,cl
            a8 push gs
            a9 pop gs
            aa rsm
            ab bts Ev,Gv
            ac shrd Ev,Gv,Ib
            ad shrd Ev,Gv,cl
            ae @15 M
            af imul Gv,Ev
            b0 cmpxchg Eb,Gb
            b1 cmpxchg Ev,Gv
            b2 lss Gv,M
            b3 btr Ev,Gv
            b4 lfs Gv,M
            b5 lgs Gv,M
            b6 movzx Gv,Eb
            b7 movzx Gv,Ew
            b8 popcnt Gv,Ev
            b9 ud1 Gv,Ev
            ba @8 Ev,Ib
            bb btc Ev,Gv
            bc bsf Gv,Ev
            bd bsr Gv,Ev
            be movsx Gv,Eb
            bf movsx Gv,Ew
            c0 xadd Eb,Gb
            c1 xadd Ev,Gv
            c3 movnti Ey,Gy
            c7 @9 M
            c8-cf bswap Zv
            ff ud0 Gv,Ev
            """;

    private static final String[] ARITHMETIC = {"add", "or", "adc", "sbb", "and", "sub", "xor", "cmp"};
    private static final String[] ARITHMETIC_FORMS = {"Eb,Gb", "Ev,Gv", "Gb,Eb", "Gv,Ev", "al,Ib", "rAX,Iz"};
    private static final String[] CONDITIONS = {
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"
    };

    private static final String[] FIRST = new String[256];
    private static final String[] SECOND = new String[256];

    static {
        for (int row = 0; row < 8; row++) {
            for (int form = 0; form < 6; form++) {
                FIRST[row * 8 + form] = ARITHMETIC[row] + " " + ARITHMETIC_FORMS[form];
            }
        }
        for (int i = 0; i < 16; i++) {
            FIRST[0x70 + i] = "j" + CONDITIONS[i] + " Jb";
            SECOND[0x40 + i] = "cmov" + CONDITIONS[i] + " Gv,Ev";
            SECOND[0x80 + i] = "j" + CONDITIONS[i] + " Jz";
            SECOND[0x90 + i] = "set" + CONDITIONS[i] + " Eb";
        }
        fill(FIRST, ONE_BYTE);
        fill(SECOND, TWO_BYTE);
    }

    private OpcodeTable() {}

    private static void fill(String[] table, String rows) {
        for (String row : rows.lines().toList()) {
            int space = row.indexOf(' ');
            String[] range = row.substring(0, space).split("-");
            int first = Integer.parseInt(range[0], 16);
            int last = Integer.parseInt(range[range.length - 1], 16);
            for (int opcode = first; opcode <= last; opcode++) {
                table[opcode] = row.substring(space + 1);
            }
        }
    }

    /** Mnemonic and operand codes of a one-byte opcode, or null. */
    static String oneByte(int opcode) {
        return FIRST[opcode];
    }

    /** Mnemonic and operand codes of 0F {@code opcode}, or null when it is a vector instruction or undefined. */
    static String twoByte(int opcode) {
        return SECOND[opcode];
    }

    /** The member {@code reg} of a group, or null when that encoding is undefined. */
    static String group(int group, int reg) {
        String members = switch (group) {
            case 1 -> "add or adc sbb and sub xor cmp";
            case 2 -> "rol ror rcl rcr shl shr sal sar";
            case 3 -> "test test not neg mul imul div idiv";
            case 4 -> "inc dec - - - - - -";
            case 5 -> "inc dec call callf jmp jmpf push -";
            case 6 -> "sldt str lldt ltr verr verw - -";
            case 7 -> "sgdt sidt lgdt lidt smsw - lmsw invlpg";
            case 8 -> "- - - - bt bts btr btc";
            case 9 -> "- cmpxchg8b - xrstors xsavec xsaves vmptrld vmptrst";
            case 15 -> "fxsave fxrstor ldmxcsr stmxcsr xsave xrstor xsaveopt clflush";
            default -> throw new IllegalArgumentException("group " + group);
        };
        String member = members.split(" ")[reg];
        return member.equals("-") ? null : member;
    }

    /** Register forms (mod = 3) of 0F 01: the ModRM byte decides. */
    static String systemRegisterForm(int modrm) {
        return switch (modrm) {
            case 0xc1 -> "vmcall";
            case 0xc2 -> "vmlaunch";
            case 0xc3 -> "vmresume";
            case 0xc4 -> "vmxoff";
            case 0xc8 -> "monitor";
            case 0xc9 -> "mwait";
            case 0xca -> "clac";
            case 0xcb -> "stac";
            case 0xd0 -> "xgetbv";
            case 0xd1 -> "xsetbv";
            case 0xd8 -> "vmrun";
            case 0xd9 -> "vmmcall";
            case 0xda -> "vmload";
            case 0xdb -> "vmsave";
            case 0xee -> "rdpkru";
            case 0xef -> "wrpkru";
            case 0xf8 -> "swapgs";
            case 0xf9 -> "rdtscp";
            default -> (modrm >> 3 & 7) == 4 ? "smsw" : (modrm >> 3 & 7) == 6 ? "lmsw" : null;
        };
    }

    /** Register forms (mod = 3) of 0F AE. */
    static String fenceForm(int reg, boolean repPrefix) {
        if (repPrefix) {
            return switch (reg) {
                case 0 -> "rdfsbase";
                case 1 -> "rdgsbase";
                case 2 -> "wrfsbase";
                case 3 -> "wrgsbase";
                default -> null;
            };
        }
        return switch (reg) {
            case 5 -> "lfence";
            case 6 -> "mfence";
            case 7 -> "sfence";
            default -> null;
        };
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
