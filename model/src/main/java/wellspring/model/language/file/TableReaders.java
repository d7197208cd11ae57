package wellspring.model.language.file;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Where readers of tables come from: one for each reading. */
@FunctionalInterface
public interface TableReaders {
  /** Readers that read none. */
  TableReaders NONE =
      () ->
          new TableReader() {
            @Override
            public void read(Path file, Function<List<String>, String> choice, CellConsumer cells) {
              throw new LanguageException(
                  file, "Parquet cannot be read here; turn it into JSON lines or CSV");
            }

            @Override
            public void close() {
              // nothing was taken
            }
          };

  /** A reader; whoever asks closes it. */
  TableReader open();
}
