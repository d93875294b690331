package mellos.compiler.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mellos.elf.ElfFile;

/** The sections of an image that take memory when it runs. */
final class SectionTable {
    private SectionTable() {}

    static String of(List<ElfFile.Section> sections) {
        return sections.stream()
                .filter(section -> (section.flags() & ElfFile.SHF_ALLOC) != 0)
                .map(section -> String.format(Locale.ROOT, "%,12d  %s%n", section.size(), section.name()))
                .collect(Collectors.joining("", "sections that take memory (bytes)\n", ""));
    }
}
