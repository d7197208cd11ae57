package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.ForgottenEventsException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.infra.run.EventLines;
import wellspring.infra.run.EventLines.Contents;
import wellspring.infra.run.RunDirectory;

/** Whoever looks at a long run in memory can read its earlier rounds, too. */
class LogDocumentsTest {
  private static final int WRITTEN = 3;

  @TempDir private Path scratch;

  @Test
  void readsFromTheFileWhatTheLogHasLetGo() {
    RunDirectory run = RunDirectory.create(scratch, "run");
    EventLog log = new MemoryEventLog();
    LogDocuments documents = new LogDocuments(log, run);
    try (EventLines lines =
        EventLines.follow(log, Contents.DOCUMENTS, run.documentLines(), why -> {})) {
      log.letGoOfRead();
      IntStream.range(0, 3).forEach(round -> documents.add(publish(log, round)));
      var unused = log.publish(Topic.CONTROL, new RunEnded("e", 3, Status.FINISHED, "", "hash"));
      lines.awaitEnd(Duration.ofMinutes(1));

      assertThatThrownBy(() -> log.read(slice(1), DocumentWritten.class))
          .isInstanceOf(ForgottenEventsException.class);
      assertThat(documents.read(1)).isEqualTo(written(1));
    } finally {
      log.close();
    }
  }

  private static RoundClosed publish(EventLog log, int round) {
    var unused = log.append(Topic.DOCUMENTS, written(round).stream(), together -> {});
    RoundClosed closed = new RoundClosed("r" + round, round, List.of(slice(round)), "hash");
    var alsoUnused = log.publish(Topic.CONTROL, closed);
    return closed;
  }

  private static OffsetRange slice(int round) {
    long from = (long) round * WRITTEN;
    return new OffsetRange(Topic.DOCUMENTS, List.of(from), List.of(from + WRITTEN));
  }

  private static List<DocumentWritten> written(int round) {
    return IntStream.range(0, WRITTEN)
        .mapToObj(
            i ->
                new DocumentWritten(
                    "r" + round + "/people/" + i,
                    "people/" + i,
                    round,
                    "what they say in round " + round,
                    ClaimedProvenance.of(DocumentOrigin.HUMAN),
                    TrueProvenance.HUMAN))
        .toList();
  }
}
