package mellos.doctor.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mellos.doctor.log.LogFile;
import mellos.doctor.log.LogReader;

/** Reads log files to one {@link History}. */
public final class HistoryReader {
    private HistoryReader() {}

    /**
     * Reads all files, one after the other.
     *
     * @throws mellos.doctor.log.UnreadableLogException when one of them is no log
     */
    public static History read(List<LogFile> files, List<LogReader.Summary> summaries) throws IOException {
        HistoryBuilder history = new HistoryBuilder();
        for (int i = 0; i < files.size(); i++) {
            ChainBuilder builder = new ChainBuilder(i, history);
            summaries.add(LogReader.read(files.get(i), builder::accept));
            builder.finish();
        }
        return history.build();
    }

    /** One file. */
    public static History read(Path file) throws IOException {
        return read(List.of(LogFile.of(file)), new ArrayList<>());
    }
}
