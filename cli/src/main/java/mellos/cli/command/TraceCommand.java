package mellos.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mellos.cli.UsageError;
import mellos.cli.trace.Chart;
import mellos.cli.trace.ChartReader;
import mellos.cli.trace.SvgChart;
import mellos.cli.trace.TextChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mellos trace}: the boot's chart from a written trace. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the chart of a boot that mellos run --trace wrote, and writes it as an SVG beside it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mellos run --trace boot.json && mellos trace boot.json",
            "  mellos trace boot.json --svg chart.svg --width 160"
        })
public final class TraceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.json", description = "What mellos run --trace wrote.")
    private Path file;

    @Option(names = "--svg", paramLabel = "FILE", description = "Where the drawing goes (default: FILE.svg).")
    private Path svg;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "100",
            description = "Columns of the time axis, 20 to 1000 (default: ${DEFAULT-VALUE}).")
    private int width;

    @Override
    public Integer call() {
        Path input = OutputFile.readable(file);
        if (width < 20 || width > 1000) {
            throw new UsageError("--width: " + width + " is outside of 20 to 1000");
        }
        Path drawing =
                OutputFile.writable(svg != null ? svg : Path.of(file.toString().replaceAll("\\.json$", "") + ".svg"));
        Chart chart = ChartReader.read(input);
        System.out.print(TextChart.of(chart, width));
        try {
            Files.writeString(drawing, SvgChart.of(chart));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("\ndrawn in " + drawing);
        return 0;
    }
}
