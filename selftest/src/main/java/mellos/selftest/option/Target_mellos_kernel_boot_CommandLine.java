package mellos.selftest.option;

import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Decorate;
import mellos.magic.substitute.Original;
import mellos.magic.substitute.Substitute;

/** {@code mellos.kernel.boot.CommandLine}, which also knows the words of {@link SelfTestOption}. */
@NoHeap
@Substitute("mellos.kernel.boot.CommandLine")
final class Target_mellos_kernel_boot_CommandLine {
    private Target_mellos_kernel_boot_CommandLine() {}

    @Decorate
    private static boolean enterKnown(int start, int nameEnd, int end) {
        for (int i = 0; i < SelfTestOption.count(); i++) {
            SelfTestOption option = SelfTestOption.of(i);
            if (CommandLine.matches(start, nameEnd, option.word())) {
                if (isSound(option.form(), SelfTestOptions.has(option), start, nameEnd, end)) {
                    SelfTestOptions.enter(option, valueStart(nameEnd, end), end);
                }
                return true;
            }
        }
        return enterOwn(start, nameEnd, end);
    }

    @Original("enterKnown")
    private static native boolean enterOwn(int start, int nameEnd, int end);

    @Alias
    private static native boolean isSound(Option.Form form, boolean given, int start, int nameEnd, int end);

    @Alias
    private static native int valueStart(int nameEnd, int end);
}
