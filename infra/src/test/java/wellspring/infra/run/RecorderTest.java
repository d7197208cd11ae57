package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.model.language.Language;
import wellspring.model.language.ZipfLanguage;

class RecorderTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Language LANGUAGE = new ZipfLanguage(10, 1, 2);

  @Test
  void tellsWhatEachClosedRoundShowedAndNoMore() {
    List<String> seen = new ArrayList<>();
    try (EventLog log = new MemoryEventLog();
        Recorder recorder =
            new Recorder(
                log,
                LANGUAGE,
                List.of(
                    round ->
                        seen.add(
                            round.round()
                                + ":"
                                + round.measurements().size()
                                + ":"
                                + round.releases().size()
                                + ":"
                                + round.flows().written().get(0).tokens())),
                error -> seen.add("failed"))) {
      close(log, 0, 2);
      close(log, 1, 3);
      publish(log, Topic.MEASUREMENTS, measured(2, 0));
      publish(log, Topic.CONTROL, new RunEnded("ended", 2, Status.ABORTED, "", ""));
      assertThat(recorder.awaitEnd(LONG)).isTrue();
    }
    assertThat(seen).containsExactly("0:2:1:2", "1:3:1:2");
  }

  @Test
  void runWhoseEndDoesNotComeIsNotAwaitedForEver() {
    try (EventLog log = new MemoryEventLog();
        Recorder recorder = new Recorder(log, LANGUAGE, List.of(), error -> {})) {
      close(log, 0, 1);
      assertThat(recorder.awaitEnd(Duration.ofMillis(50))).isFalse();
    }
  }

  @Test
  void listenerThatFailsIsReportedAndHearsNoMore() {
    List<Integer> rounds = new ArrayList<>();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    RoundListener full =
        round -> {
          rounds.add(round.round());
          throw new IllegalStateException("no space left");
        };
    try (EventLog log = new MemoryEventLog();
        Recorder recorder = new Recorder(log, LANGUAGE, List.of(full), failure::complete)) {
      close(log, 0, 1);
      close(log, 1, 1);
      assertThat(failure.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join())
          .hasMessage("no space left");
      assertThat(recorder.awaitEnd(LONG)).as("nothing more will come").isTrue();
    }
    assertThat(rounds).containsExactly(0);
  }

  private static void close(EventLog log, int round, int measurements) {
    List<Long> measured = log.end(Topic.MEASUREMENTS);
    List<Long> released = log.end(Topic.RELEASES);
    List<Long> written = log.end(Topic.DOCUMENTS);
    publish(
        log,
        Topic.DOCUMENTS,
        new DocumentWritten(
            "r" + round + "/people/0",
            "people/0",
            round,
            "w1 w2",
            ClaimedProvenance.of(DocumentOrigin.HUMAN),
            TrueProvenance.HUMAN));
    for (int i = 0; i < measurements; i++) {
      publish(log, Topic.MEASUREMENTS, measured(round, i));
    }
    publish(
        log, Topic.RELEASES, new ModelReleased("g" + round, "m", round, 1 + round, "c", 9, 1, 1));
    List<OffsetRange> slices =
        List.of(
            new OffsetRange(Topic.DOCUMENTS, written, log.end(Topic.DOCUMENTS)),
            new OffsetRange(Topic.CORPORA, log.end(Topic.CORPORA), log.end(Topic.CORPORA)),
            new OffsetRange(Topic.MEASUREMENTS, measured, log.end(Topic.MEASUREMENTS)),
            new OffsetRange(Topic.RELEASES, released, log.end(Topic.RELEASES)));
    publish(log, Topic.CONTROL, new RoundClosed("r" + round, round, slices, "f"));
  }

  private static ModelMeasured measured(int round, int number) {
    return new ModelMeasured("r" + round + "/" + number, "m", round, "diversity", 0.5, null);
  }

  private static void publish(EventLog log, Topic topic, Event event) {
    log.publish(topic, event).toCompletableFuture().join();
  }
}
