package mellos.kernel.memory;

import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.apic.Shootdown;
import mellos.kernel.boot.MemoryMap;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The one address space, shared by all processors, as {@link Layout} draws it. No page is both writable and executable,
 * bring-up's blocks excepted while it lasts; the low half is empty.
 */
@BuildTime
@NoHeap
@RawMemory("maps what the layout says and nothing twice; the image's symbols bound its parts")
public final class KernelSpace {
    private static final SpinLock LOCK = SpinLock.of(LockOrder.KERNEL_SPACE);

    private static final PageTables TABLES = new PageTables(Frames.SOURCE);

    private static long root;
    private static long deviceTop = Layout.DEVICES;

    private KernelSpace() {}

    /** Builds the tables and goes on under them. */
    public static void activate() {
        root = Frames.allocate();
        mapImagePart(Address.ofSymbol("__text_start"), Address.ofSymbol("__text_end"), PageFlags.CODE);
        mapImagePart(Address.ofSymbol("__rodata_start"), Address.ofSymbol("__rodata_end"), PageFlags.CONSTANTS);
        mapImagePart(Address.ofSymbol("__data_start"), Address.ofSymbol("__bss_end"), PageFlags.DATA);
        mapImagePart(Address.ofSymbol("__lines_start"), Address.ofSymbol("__image_end"), PageFlags.CONSTANTS);
        TABLES.unmap(root, Address.ofSymbol("boot_stack_guard").bits());
        for (int i = 0; i < MemoryMap.count(); i++) {
            if (MemoryMap.type(i) == MemoryMap.USABLE) {
                mapMemory(MemoryMap.start(i), Math.min(MemoryMap.end(i), Layout.DIRECT_MAP_LIMIT));
            }
        }
        Cpu.writeCr3(root);
    }

    /** Physical address of the image's first byte. */
    public static long imageStart() {
        return Address.ofSymbol("__boot_start").bits();
    }

    /** Physical address behind the image's last page. */
    public static long imageEnd() {
        return Address.ofSymbol("__image_end").bits() - Layout.IMAGE;
    }

    /** Value for CR3. Below 4 GiB, so that a processor can load it before it is in long mode. */
    public static long root() {
        return root;
    }

    /** Maps device registers, uncached, for good. @return where they are seen */
    public static Address mapDevice(long physical, long sizeBytes) {
        long flags = LOCK.acquire();
        long first = physical & -Layout.PAGE;
        long size = (physical + sizeBytes - first + Layout.PAGE - 1) & -Layout.PAGE;
        long at = deviceTop;
        deviceTop += size;
        if (deviceTop > Layout.DEVICES + Layout.DEVICES_LIMIT) {
            Panic.because("the device region is full", null);
        }
        for (long done = 0; done < size; done += Layout.PAGE) {
            mapOrPanic(at + done, first + done, PageFlags.DEVICE);
        }
        LOCK.release(flags);
        return Address.of(at + physical - first);
    }

    /** Maps one page. @param pageFlags of {@link PageFlags} */
    public static void mapPage(long virtual, long physical, long pageFlags) {
        long flags = LOCK.acquire();
        mapOrPanic(virtual, physical, pageFlags);
        LOCK.release(flags);
    }

    /** Puts frames behind a part of the heap's region that has none. @return false if there is none for a table */
    static boolean mapHeap(Address at, long physical, long sizeBytes) {
        long flags = LOCK.acquire();
        boolean mapped = TABLES.mapRange(root, at.bits(), physical, sizeBytes, PageFlags.DATA);
        LOCK.release(flags);
        return mapped;
    }

    /** Unmaps a large page, on all processors. @return the frames behind it; {@link Frames#NONE} if it is none */
    static long unmapLarge(Address at) {
        long flags = LOCK.acquire();
        long entry = TABLES.entry(root, at.bits());
        long run = Frames.NONE;
        if ((entry & PageFlags.LARGE) != 0) {
            run = entry & PageFlags.ADDRESS;
            TABLES.unmapLarge(root, at.bits());
            Shootdown.dropTranslations(at, 1);
        }
        LOCK.release(flags);
        return run;
    }

    /** Unmaps the small pages of 2 MiB, on all processors, and frees the frames behind them, their table's too. */
    static void unmapSmall(Address start) {
        long flags = LOCK.acquire();
        long table = TABLES.removeTable(root, start.bits());
        // The table is read after nobody can have it in mind: what comes next may be a large page in its place.
        Shootdown.dropTranslations(start, Layout.LARGE_PAGE / Layout.PAGE);
        for (int i = 0; table != Frames.NONE && i < PageTables.ENTRIES; i++) {
            long entry = PageTables.entryOf(table, i);
            if ((entry & PageFlags.PRESENT) != 0) {
                Frames.free(entry & PageFlags.ADDRESS);
            }
        }
        if (table != Frames.NONE) {
            Frames.free(table);
        }
        LOCK.release(flags);
    }

    /** Unmaps pages, on all processors. */
    public static void unmapPages(long virtual, long pageCount) {
        long flags = LOCK.acquire();
        for (long i = 0; i < pageCount; i++) {
            TABLES.unmap(root, virtual + i * Layout.PAGE);
        }
        Shootdown.dropTranslations(Address.of(virtual), pageCount);
        LOCK.release(flags);
    }

    /** The page-table entry behind an address, 0 if it is not mapped. */
    public static long entry(Address address) {
        return root == 0 ? 0 : TABLES.entry(root, address.bits());
    }

    private static void mapImagePart(Address start, Address end, long flags) {
        for (long at = start.bits(); Long.compareUnsigned(at, end.bits()) < 0; at += Layout.PAGE) {
            mapOrPanic(at, at - Layout.IMAGE, flags);
        }
    }

    /**
     * Maps usable memory into the direct map, but for the image: it is seen where it is linked, with its own
     * permissions.
     */
    private static void mapMemory(long start, long end) {
        long first = start + Layout.PAGE - 1 & -Layout.PAGE;
        long last = end & -Layout.PAGE;
        long imageStart = imageStart();
        long imageEnd = imageEnd();
        if (imageEnd <= first || last <= imageStart) {
            mapDirect(first, last);
        } else {
            mapDirect(first, imageStart);
            mapDirect(imageEnd, last);
        }
    }

    private static void mapDirect(long first, long last) {
        if (first >= last) {
            return;
        }
        if (!TABLES.mapRange(root, Layout.DIRECT_MAP + first, first, last - first, PageFlags.DATA)) {
            Panic.because("no memory for the page tables", null);
        }
    }

    private static void mapOrPanic(long virtual, long physical, long flags) {
        if (!TABLES.map(root, virtual, physical, flags)) {
            Panic.because("no memory for the page tables", null);
        }
    }
}
