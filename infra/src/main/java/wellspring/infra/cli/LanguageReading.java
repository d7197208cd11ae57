package wellspring.infra.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import wellspring.infra.data.ParquetTables;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.ReadingWatcher;
import wellspring.model.text.CountPhrase;

/**
 * The reading of a language, which may take minutes: a terminal shows how far it has come, and
 * without one standard error is told now and then. Who interrupts it need not wait, for nothing is
 * on the disk yet.
 */
final class LanguageReading implements ReadingWatcher {
  private static final Duration REDRAW_MIN = Duration.ofMillis(100);
  private static final Duration LINE_MIN = Duration.ofSeconds(10);
  private static final double MEGABYTE = 1e6;

  private final ConsoleOutput console;
  private final PrintStream err;
  private final LongSupplier nanos;
  private final long pause;
  private long told;

  /**
   * @param err where progress goes that nobody watches
   * @param nanos the time, in nanoseconds from any start
   */
  LanguageReading(ConsoleOutput console, PrintStream err, LongSupplier nanos) {
    this.console = console;
    this.err = err;
    this.nanos = nanos;
    this.pause = (console.isTerminal() ? REDRAW_MIN : LINE_MIN).toNanos();
    this.told = nanos.getAsLong();
  }

  /** Reads. */
  static <T> T of(
      ConsoleOutput console, ShutdownHook interruption, Function<ReadingContext, T> reading) {
    console.status("Reading the language ...");
    LanguageReading watcher = new LanguageReading(console, System.err, System::nanoTime);
    T language =
        interruption.endingAtOnce(
            () -> reading.apply(ParquetTables.means(watcher)),
            () -> {
              console.clear();
              console.line("Interrupted while the language was read; nothing was written.");
            });
    console.clear();
    return language;
  }

  @Override
  public void at(Step step, long done, long of) {
    long now = nanos.getAsLong();
    if (now - told < pause) {
      return;
    }
    told = now;
    String text = "Reading the language: " + words(step, done, of);
    if (console.isTerminal()) {
      console.status(text + " ...");
    } else {
      err.println(text);
    }
  }

  private static String words(Step step, long done, long of) {
    return switch (step) {
      case READING ->
          String.format(Locale.ROOT, "%,.1f of %,.1f MB", done / MEGABYTE, of / MEGABYTE);
      case COMPARING -> CountPhrase.of(done, of, "document") + " compared for copies";
      case COUNTING -> CountPhrase.of(done, of, "document") + " counted";
    };
  }
}
