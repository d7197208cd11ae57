package wellspring.infra.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.dashboards.page.MessageFeed;
import wellspring.infra.archive.RunArchive;
import wellspring.infra.page.ListenAddress;
import wellspring.infra.page.OpenPage;
import wellspring.infra.run.RunException;

/** {@code wellspring open}: goes back to runs that are there. */
@Command(
    name = "open",
    description = {
      "Shows a run again on its live page: finished, stopped, killed or running in another "
          + "process.",
      "",
      "Without a run, or with several, the page lists them with status, seed, verdict and your notes, "
          + "and lays the curves of those that you choose over each other. It stays until Ctrl-C."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring open",
      "  wellspring open runs/collapse-20260101-120000",
      "  wellspring open sweeps results/old-runs --port 8000",
      "",
      "A note is kept in the run's folder, as note.txt."
    })
final class OpenCommand implements Callable<Integer> {
  private static final List<Path> USUAL = List.of(Path.of("runs"), Path.of("sweeps"));

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN|FOLDER",
      description = "Runs, sweeps, or folders of these (default: runs and sweeps).")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--every-round",
      description =
          "Shows each round of a run that is longer than "
              + MessageFeed.THINNED_MAX
              + " rounds; without it, of the older ones as many as a picture can show.")
  private boolean everyRound;

  @Mixin private ListeningOptions where = new ListeningOptions();

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the page stays: 90s, 10m, 2h (default: until Ctrl-C).")
  private Optional<Duration> linger = Optional.empty();

  @Override
  public Integer call() {
    ListenAddress listening = where.listening();
    return CommandFrame.call("page", false, frame -> show(frame, listening));
  }

  private int show(CommandFrame frame, ListenAddress listening) {
    RunArchive shelf = RunArchive.of(folders.isEmpty() ? usual() : folders);
    List<RunArchive.Item> items = shelf.items();
    if (items.isEmpty()) {
      throw new RunException(
          "There is no run in %s: '%s run' makes one"
              .formatted(
                  String.join(", ", shelf.folders().stream().map(Path::toString).toList()),
                  TerminalInfo.launcher()));
    }
    try (OpenPage page = OpenPage.open(listening, shelf, everyRound)) {
      String address = isOneRun() ? page.address(items.get(0).id()) : page.address();
      frame
          .console()
          .line("watch at " + address + page.remark().map(" (%s)"::formatted).orElse(""));
      frame
          .console()
          .line(
              linger
                  .map(
                      time ->
                          "It stays for %s; Ctrl-C ends it"
                              .formatted(DurationConverter.words(time)))
                  .orElse("Ctrl-C ends it"));
      stay(frame);
    }
    return ExitCode.OK;
  }

  /** Whether a single run was named, and no folder of runs. */
  private boolean isOneRun() {
    return folders.size() == 1 && Files.isRegularFile(folders.get(0).resolve("manifest.json"));
  }

  private static List<Path> usual() {
    List<Path> there = USUAL.stream().filter(Files::isDirectory).toList();
    return there.isEmpty() ? USUAL.subList(0, 1) : there;
  }

  private void stay(CommandFrame frame) {
    CountDownLatch enough = new CountDownLatch(1);
    frame.interruption().onInterrupt(enough::countDown);
    try {
      if (linger.isPresent()) {
        var unused = enough.await(linger.get().toMillis(), TimeUnit.MILLISECONDS);
      } else {
        enough.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
