package mellos.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount of memory as people write it: {@code 512}, {@code 512M}, {@code 2G}; in MiB. */
record MemorySize(int mebibytes) {
    private static final int MIN = 16;
    private static final int MAX = 1 << 20;

    static final class Converter implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String text) {
            if (!text.matches("[0-9]{1,7}[MG]?i?B?")) {
                throw new TypeConversionException("'" + text + "' is not an amount of memory such as 512M or 2G");
            }
            long number = Long.parseLong(text.replaceAll("[^0-9]", "")) * (text.contains("G") ? 1024 : 1);
            if (number < MIN || number > MAX) {
                throw new TypeConversionException("'" + text + "' is outside of 16M to 1024G");
            }
            return new MemorySize((int) number);
        }
    }
}
