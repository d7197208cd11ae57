package wellspring.infra.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.file.FileFault;
import wellspring.model.thread.DaemonThreads;

/**
 * Watches the disk of a run's folder: warns as soon as the closed rounds show that it has no room
 * for all of them, and ends the run while there is room for an end in order, from which it can go
 * on.
 */
public final class DiskWatch implements RoundListener, AutoCloseable {
  private static final int LOOK_MILLIS = 500;

  /** With less than this, whatever failed has failed for want of room. */
  private static final long BYTES_LEFT_BY_A_FULL_DISK = 1L << 20;

  private final Path folder;
  private final FolderRoom room;
  private final DiskForecast forecast;
  private final int before;
  private final Consumer<String> remarks;
  private final Consumer<String> onShort;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("disk-watch"));
  private boolean said;

  /**
   * Begins to watch.
   *
   * @param rounds how many the run will have
   * @param before how many were closed when it was stopped; 0 for a new one
   * @param remarks is told that the disk has no room for the whole run
   * @param onShort is told, once, why the run must end now
   */
  public static DiskWatch begin(
      Path folder, int rounds, int before, Consumer<String> remarks, Consumer<String> onShort) {
    DiskWatch watch =
        new DiskWatch(folder, FolderRoom.of(folder), rounds, before, remarks, onShort);
    var unused =
        watch.clock.scheduleWithFixedDelay(
            watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  DiskWatch(
      Path folder,
      FolderRoom room,
      int rounds,
      int before,
      Consumer<String> remarks,
      Consumer<String> onShort) {
    this.folder = folder;
    this.room = room;
    this.forecast = new DiskForecast(rounds);
    this.before = before;
    this.remarks = remarks;
    this.onShort = onShort;
  }

  @Override
  public synchronized void roundClosed(ClosedRound round) {
    int closed = round.round() + 1;
    if (closed <= before || !forecast.wants(closed)) {
      return; // of an earlier attempt, or too soon
    }
    try {
      forecast.measured(closed, room.usedBytes());
      forecast.warning(room.freeBytes()).ifPresent(remarks);
    } catch (IOException e) {
      remarks.accept("The disk cannot be watched: " + FileFault.why(e));
    }
  }

  synchronized void look() {
    try {
      long free = room.freeBytes();
      forecast.warning(free).ifPresent(remarks);
      if (!said && forecast.isShort(free)) {
        said = true;
        onShort.accept(
            "the disk of %s is nearly full: %s are free, and a round and an end in order need %s; free space"
                .formatted(
                    folder,
                    DiskForecast.megabytes(free),
                    DiskForecast.megabytes(DiskForecast.CLOSING_BYTES + forecast.roundBytes())));
      }
    } catch (IOException e) {
      return; // the folder is gone, and whoever writes into it says so
    }
  }

  /** Whether what is not needed for the run itself had better not be written any more. */
  public boolean isShort() {
    try {
      return said || room.freeBytes() < DiskForecast.CLOSING_BYTES;
    } catch (IOException e) {
      return false; // as above
    }
  }

  /** Whether a folder's disk has so little room that only what a run needs should be written. */
  public static boolean isShort(Path folder) {
    try {
      return FolderRoom.of(folder).freeBytes() < DiskForecast.CLOSING_BYTES;
    } catch (IOException e) {
      return false; // whoever writes will say why that cannot be done
    }
  }

  /** The same end, with the full disk as its reason where that is what made the run fail. */
  public RunEnded explained(RunEnded ended) {
    Optional<String> reason = ended.status() == Status.FAILED ? full() : Optional.empty();
    return reason
        .map(
            full ->
                new RunEnded(
                    ended.id(),
                    ended.round(),
                    ended.status(),
                    full + " (" + ended.reason() + ")",
                    ended.fingerprint()))
        .orElse(ended);
  }

  private Optional<String> full() {
    try {
      return !said && room.freeBytes() < BYTES_LEFT_BY_A_FULL_DISK
          ? Optional.of("the disk of %s is full: free space on it".formatted(folder))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
