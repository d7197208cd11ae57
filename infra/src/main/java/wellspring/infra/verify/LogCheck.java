package wellspring.infra.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wellspring.agents.context.HashedRound;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.agents.round.Fingerprint;
import wellspring.agents.round.PastRun;
import wellspring.agents.society.Balances;
import wellspring.agents.society.BooksException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.StoppedRun;
import wellspring.model.file.FileFault;
import wellspring.model.hash.Sha256;

/**
 * Compares a run's log and checkpoints with what the run said of them when it wrote them, and adds
 * up its books.
 */
public final class LogCheck {
  private final StoppedRun run;
  private final EventLog log;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Balances books = Balances.NONE;
  private long events;

  private LogCheck(StoppedRun run, EventLog log) {
    this.run = run;
    this.log = log;
  }

  /**
   * Reads all closed rounds of a run again, and the checkpoints that they name.
   *
   * @param log the run's, which nobody writes any more
   * @param past what counts of it
   */
  public static VerifyResult of(StoppedRun run, EventLog log, PastRun past) {
    LogCheck check = new LogCheck(run, log);
    List<RoundClosed> rounds = past.closed();
    String before = "";
    for (RoundClosed round : rounds) {
      check.read(round, before);
      before = round.fingerprint(); // each round is judged by itself
    }
    check.compareWithManifest(rounds.size(), before);
    return new VerifyResult(rounds.size(), check.events, check.seen.size(), check.faults);
  }

  private void read(RoundClosed closed, String before) {
    try {
      HashedRound round = HashedRound.of(log, closed);
      round.lists().forEach(list -> events += list.size());
      String hash = new Fingerprint(before).next(round.lists()).hash();
      if (!hash.equals(closed.fingerprint())) {
        faults.add(
            "round %d: its events give the fingerprint %s, but it was closed with %s"
                .formatted(closed.round(), hash, closed.fingerprint()));
      }
      round.releases().forEach(this::check);
      round.society().map(SocietyReader::of).ifPresent(society -> balance(closed, society));
    } catch (LogException e) {
      faults.add("round %d cannot be read: %s".formatted(closed.round(), e.getMessage()));
    }
  }

  /** Follows the money; each round is judged by itself, from the books of the round before. */
  private void balance(RoundClosed closed, SocietyReader society) {
    if (society.books().isEmpty()) {
      faults.add("round %d: its books were not closed".formatted(closed.round()));
      return;
    }
    BooksClosed said = society.books().get();
    try {
      books = books.after(society.payments(), said);
    } catch (BooksException e) {
      faults.add("round %d: %s".formatted(closed.round(), e.getMessage()));
      books = new Balances(said.balancesMicros());
    }
  }

  private void check(ModelReleased release) {
    if (!seen.add(release.checkpoint())) {
      return;
    }
    Path file = run.directory().checkpoints().resolve(release.checkpoint());
    String whose = "generation %d of %s".formatted(release.generation(), release.agent());
    try {
      String hash = hash(file);
      if (!hash.equals(release.checkpoint())) {
        faults.add(
            "round %d: the checkpoint of %s, %s, is damaged: its bytes have the SHA-256 %s"
                .formatted(release.round(), whose, file, hash));
      }
    } catch (NoSuchFileException e) {
      faults.add(
          "round %d: the checkpoint of %s, %s, is not there"
              .formatted(release.round(), whose, file));
    } catch (IOException e) {
      faults.add(
          "round %d: the checkpoint of %s, %s, cannot be read: %s"
              .formatted(release.round(), whose, file, FileFault.why(e)));
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.hex(digest);
  }

  /** What the manifest of a run says that has recorded its end. */
  private void compareWithManifest(int rounds, String fingerprint) {
    RunManifest.RunOutcome outcome = run.manifest().outcome();
    if (outcome.equals(RunManifest.RunOutcome.RUNNING)) {
      return;
    }
    if (outcome.roundsClosed() != rounds) {
      faults.add(
          "the manifest tells of %d closed rounds, the log has %d"
              .formatted(outcome.roundsClosed(), rounds));
    } else if (!outcome.fingerprint().equals(fingerprint)) {
      faults.add(
          "the manifest tells of the fingerprint %s, the log of %s"
              .formatted(outcome.fingerprint(), fingerprint));
    }
  }
}
