package mellos.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of processors that QEMU's software emulation can have: 1 to 255. */
record ProcessorCount(int count) {
    private static final int MAX = 255;

    static final class Converter implements ITypeConverter<ProcessorCount> {
        @Override
        public ProcessorCount convert(String text) {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX) {
                throw new TypeConversionException("'" + text + "' is not a number of processors from 1 to " + MAX);
            }
            return new ProcessorCount(Integer.parseInt(text));
        }
    }
}
