package mellos.cli.image;

import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import mellos.compiler.BuildListener;

/**
 * Shows how a build goes on: on a terminal the pass and a bar while LLVM works, elsewhere nothing. Short builds show
 * nothing at all.
 */
public final class BuildProgress implements BuildListener, AutoCloseable {
    /** Bars of builds shorter than this would only flicker. */
    private static final long QUIET_NANOS = 700_000_000L;

    /** A library with many optional parts would fill the screen. */
    private static final int SHOWN_WARNINGS = 8;

    private final long begun = System.nanoTime();
    private final boolean shown = System.console() != null && System.console().isTerminal();
    private ProgressBar bar;
    private String pass = "";
    private int modules;
    private int done;
    private int compiled;

    @Override
    public synchronized void pass(String name) {
        pass = name;
        show();
    }

    @Override
    public void warnings(List<String> texts) {
        texts.stream().limit(SHOWN_WARNINGS).forEach(text -> System.err.println("mellos: warning: " + text));
        if (texts.size() > SHOWN_WARNINGS) {
            System.err.println("mellos: and " + (texts.size() - SHOWN_WARNINGS) + " warnings more");
        }
    }

    @Override
    public synchronized void modules(int count) {
        modules = count;
        show();
    }

    @Override
    public synchronized void cached(String module) {
        done++;
        show();
    }

    @Override
    public synchronized void compiled(String module) {
        compiled++;
        done++;
        show();
    }

    private void show() {
        if (!shown || System.nanoTime() - begun < QUIET_NANOS) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("mellos")
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(150)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.maxHint(modules == 0 ? -1 : modules);
        bar.stepTo(done);
        bar.setExtraMessage(" " + pass);
    }

    /** Modules of the image, cached ones too; 0 if nothing had to be built. */
    public synchronized int modules() {
        return done;
    }

    /** Modules that LLVM had to compile. */
    public synchronized int compiledModules() {
        return compiled;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
