package mellos.doctor.x86;

/** The one-byte opcode map, in the notation of {@link OpcodeTable}. */
final class OneByteOpcodes {
    /** Rows of {@code opcode mnemonic operands}; {@code first-last} repeats the row. A name with @ is a group. */
    static final String ONE_BYTE = """
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

    private OneByteOpcodes() {}
}
