package wellspring.infra.run;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a disk has room for the rest of a run, from what its closed rounds have left. The first
 * round that is closed is where it counts from: it has made the files that stay as they are.
 *
 * <p>Looked at after 1, 2, 4, 8 and so on rounds more, as what a round leaves may change.
 */
final class DiskForecast {
  /**
   * What must stay free, beside a round's room, so that tables, the broker and the manifest can be
   * closed in order: a broker whose disk is full to the last byte breaks off.
   */
  static final long CLOSING_BYTES = 16L << 20;

  private static final int SAID_AGAIN_AT = 10;

  private final int rounds;
  private OptionalLong base = OptionalLong.empty();
  private int baseRounds;
  private int nextRounds;
  private int closed;
  private long roundBytes;
  private OptionalLong fittedWhenSaid = OptionalLong.empty();

  /**
   * @param rounds how many the run will have
   */
  DiskForecast(int rounds) {
    this.rounds = rounds;
  }

  /** Whether it wants to know how much the run's folder holds after so many closed rounds. */
  boolean wants(int closedRounds) {
    closed = closedRounds;
    return base.isEmpty() || closedRounds >= nextRounds;
  }

  /** After so many closed rounds the run's folder holds so many bytes. */
  void measured(int closedRounds, long bytes) {
    if (base.isEmpty()) {
      base = OptionalLong.of(bytes);
      baseRounds = closedRounds;
      nextRounds = closedRounds + 1;
    } else {
      int more = closedRounds - baseRounds;
      roundBytes = Math.max(0, bytes - base.getAsLong()) / more;
      nextRounds = baseRounds + 2 * more;
    }
  }

  /** How many bytes a round leaves; 0 as long as that is not known. */
  long roundBytes() {
    return roundBytes;
  }

  /** Whether the run has to end, so that it can end in order. */
  boolean isShort(long freeBytes) {
    return closed < rounds && freeBytes < CLOSING_BYTES + roundBytes;
  }

  /** What is to be said of so much room: once, and again when most of what was left is used up. */
  Optional<String> warning(long freeBytes) {
    int left = rounds - closed;
    long fits = roundBytes == 0 ? left : Math.max(0, freeBytes - CLOSING_BYTES) / roundBytes;
    if (fits >= left) {
      fittedWhenSaid = OptionalLong.empty();
      return Optional.empty();
    }
    boolean said = fittedWhenSaid.isPresent();
    if (said && (fits == 0 || fits * SAID_AGAIN_AT > fittedWhenSaid.getAsLong())) {
      return Optional.empty(); // it ends now anyway, or it is known
    }
    fittedWhenSaid = OptionalLong.of(fits);
    return Optional.of(
        "The disk has no room for the whole run: a round leaves about %s, %,d rounds are to come, and %s are free, enough for about %,d. Free space; before the disk is full the run ends by itself."
            .formatted(megabytes(roundBytes), left, megabytes(freeBytes), fits));
  }

  static String megabytes(long bytes) {
    double mega = bytes / 1e6;
    return mega < 10
        ? String.format(Locale.ROOT, "%.2f MB", mega)
        : String.format(Locale.ROOT, "%,.0f MB", mega);
  }
}
