package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.CorpusCurated;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;

/** What agents may rely on, whatever stands behind the port. */
@Timeout(600)
abstract class EventLogContract implements SubscriptionContract {
  /** A broker's default of {@code max.message.bytes}, less 4 KiB for headers and frame. */
  private static final int RECORD_BYTES_MAX = 1_048_588 - 4_096;

  private EventLog log;

  /** A log of a run that nobody has written to. */
  abstract EventLog open();

  @Override
  public EventLog log() {
    return log;
  }

  @BeforeEach
  void openLog() {
    log = open();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsASliceSortedByIdWhateverTheOrderOfWriting(long seed) {
    List<DocumentWritten> sorted = documents(0, 200);
    List<DocumentWritten> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(seed));
    publish(Topic.DOCUMENTS, shuffled);

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).isEqualTo(sorted);
  }

  @Test
  void readsAnEventOnceHoweverOftenItWasPublished() {
    List<DocumentWritten> written = documents(0, 5);
    publish(Topic.DOCUMENTS, written);
    publish(Topic.DOCUMENTS, written.subList(1, 3));

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).isEqualTo(written);
  }

  @Test
  void readsATopicInTheOrderOfWritingUpToAnOffset() {
    List<ModelReleased> written =
        List.of(release("c", 1), release("a", 2), release("a", 2), release("b", 3));
    publish(Topic.RELEASES, written);

    assertThat(log.readInOrder(Topic.RELEASES, 3)).isEqualTo(written.subList(0, 3));
    assertThat(log.readInOrder(Topic.RELEASES, 0)).isEmpty();
  }

  @Test
  void refusesDifferentEventsUnderOneId() {
    DocumentWritten document = documents(0, 1).get(0);
    DocumentWritten other =
        new DocumentWritten(
            document.id(),
            document.agent(),
            document.round(),
            document.text() + "!",
            document.claim(),
            document.truth());
    publish(Topic.DOCUMENTS, List.of(document, other));

    assertThatThrownBy(() -> log.read(everything(Topic.DOCUMENTS), DocumentWritten.class))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(document.id());
  }

  @Test
  void consecutiveSlicesPartitionATopic() {
    OffsetRange slice = OffsetRange.beginning(Topic.DOCUMENTS, log.partitions(Topic.DOCUMENTS));
    for (int round = 0; round < 4; round++) {
      List<DocumentWritten> written = documents(100 * round, 100);
      publish(Topic.DOCUMENTS, written);
      slice = slice.next(log.end(Topic.DOCUMENTS));

      assertThat(log.read(slice, DocumentWritten.class)).isEqualTo(written);
    }
    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).hasSize(400);
  }

  @Test
  void rereadsAnOldSliceAfterManyNewerOnes() {
    OffsetRange first = null;
    OffsetRange slice = OffsetRange.beginning(Topic.DOCUMENTS, log.partitions(Topic.DOCUMENTS));
    for (int round = 0; round < 8; round++) {
      publish(Topic.DOCUMENTS, documents(10 * round, 10));
      slice = slice.next(log.end(Topic.DOCUMENTS));
      first = first == null ? slice : first;
      assertThat(log.read(slice, DocumentWritten.class)).hasSize(10);
    }

    assertThat(log.read(first, DocumentWritten.class)).isEqualTo(documents(0, 10));
  }

  @Test
  void anEmptySliceHasNoEvents() {
    publish(Topic.DOCUMENTS, documents(0, 3));
    List<Long> end = log.end(Topic.DOCUMENTS);

    assertThat(log.read(new OffsetRange(Topic.DOCUMENTS, end, end), DocumentWritten.class))
        .isEmpty();
  }

  @Test
  void anAcknowledgedEventIsWithinTheEndAndCanBeRead() {
    OffsetRange slice = OffsetRange.beginning(Topic.RELEASES, log.partitions(Topic.RELEASES));
    for (int generation = 1; generation <= 30; generation++) {
      ModelReleased release = release("m/" + generation, generation);
      log.publish(Topic.RELEASES, release).toCompletableFuture().join();
      slice = slice.next(log.end(Topic.RELEASES));

      assertThat(log.read(slice, ModelReleased.class)).containsExactly(release);
    }
  }

  @Test
  void losesNoneOfTwentyThousandEventsWrittenRightAfterItsCreation() {
    List<DocumentWritten> written = documents(0, 20_000);
    publish(Topic.DOCUMENTS, written);

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).isEqualTo(written);
  }

  @Test
  void manyReadersOfOneSliceAllSeeTheSame() {
    List<DocumentWritten> written = documents(0, 2_000);
    publish(Topic.DOCUMENTS, written);
    OffsetRange slice = everything(Topic.DOCUMENTS);

    List<CompletableFuture<List<DocumentWritten>>> readers =
        IntStream.range(0, 6)
            .mapToObj(
                reader ->
                    CompletableFuture.supplyAsync(
                        () -> log.read(slice, DocumentWritten.class),
                        task -> new Thread(task).start()))
            .toList();

    assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isEqualTo(written));
  }

  @Test
  void anEventOfAnotherKindIsNamed() {
    publish(Topic.RELEASES, documents(1, 1));

    assertThatThrownBy(() -> log.read(everything(Topic.RELEASES), ModelReleased.class))
        .isInstanceOf(LogException.class)
        .hasMessage("d000001 in the releases topic is a DocumentWritten, not a ModelReleased");
  }

  @Test
  void aSliceBeyondTheEndIsAnErrorAndNoWait() {
    publish(Topic.RELEASES, List.of(release("m/1", 1)));
    OffsetRange beyond = new OffsetRange(Topic.RELEASES, List.of(0L), List.of(2L));

    assertThatThrownBy(() -> log.read(beyond, ModelReleased.class))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("the slice ends at offset 2");
  }

  @Test
  void takesAnEventOfTheLargestSize() {
    DocumentWritten largest = documentOfBytes(RECORD_BYTES_MAX);
    publish(Topic.DOCUMENTS, List.of(largest));

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class))
        .containsExactly(largest);
  }

  @Test
  void refusesAnEventThatIsOneByteTooLargeAndAppendsNothing() {
    DocumentWritten tooLarge = documentOfBytes(RECORD_BYTES_MAX + 1);

    assertThatThrownBy(() -> publish(Topic.DOCUMENTS, List.of(tooLarge)))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(LogException.class)
        .hasMessageContaining(tooLarge.id())
        .hasMessageContaining("documents topic")
        .hasMessageContaining("at most %,d", RECORD_BYTES_MAX);
    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).isEmpty();
  }

  @Test
  void numbersThatJsonLacksSurvive() {
    List<ModelMeasured> measured =
        List.of(
            new ModelMeasured("a", "m", 0, "perplexity", Double.POSITIVE_INFINITY, 1.5),
            new ModelMeasured("b", "m", 0, "perplexity", Double.NEGATIVE_INFINITY, null),
            new ModelMeasured("c", "m", 0, "perplexity", Double.NaN, Double.POSITIVE_INFINITY),
            new ModelMeasured("d", "m", 0, "perplexity", Double.MIN_VALUE, -0.0));
    publish(Topic.MEASUREMENTS, measured);

    assertThat(log.read(everything(Topic.MEASUREMENTS), ModelMeasured.class)).isEqualTo(measured);
  }

  @Test
  void textInAnyScriptSurvives() {
    List<DocumentWritten> written =
        List.of(
            document("a", "مرحبا بالعالم، שלום"),
            document("b", "🌊💧 \uD83D\uDC69\u200D\uD83D\uDE80"),
            document("c", "tab\t quote\" slash\\ nul\0 \u2028 漢字"),
            document("d", ""));
    publish(Topic.DOCUMENTS, written);

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class)).isEqualTo(written);
  }

  @Test
  void everyKindOfEventSurvives() {
    OffsetRange slice = new OffsetRange(Topic.DOCUMENTS, List.of(0L, 3L), List.of(7L, 9L));
    List<ControlEvent> control =
        List.of(
            new ControlEvent.RunStarted("a", 0, "closed", Long.MIN_VALUE, 20),
            new ControlEvent.RoundOpened("b", 1, Map.of("x", 0.1, "y", 1.0)),
            new ControlEvent.SliceClosed("c", 1, slice),
            new ControlEvent.RoundClosed("d", 1, List.of(slice), "ab12"),
            new ControlEvent.RunEnded("e", 1, ControlEvent.Status.ABORTED, "stopped", ""));
    List<CorpusCurated> corpora =
        List.of(
            new CorpusCurated(
                "f", "curator", 1, "m", 0, 1, List.of("d1", "d2"), List.of(1.0, 0.5)));
    publish(Topic.CONTROL, control);
    publish(Topic.CORPORA, corpora);

    assertThat(log.read(everything(Topic.CONTROL), ControlEvent.class)).isEqualTo(control);
    assertThat(log.read(everything(Topic.CORPORA), CorpusCurated.class)).isEqualTo(corpora);
  }

  @Test
  void logsOfTwoRunsDoNotMix() {
    try (EventLog other = open()) {
      DocumentWritten mine = document("mine", "x");
      DocumentWritten theirs = document("theirs", "y");
      log.publish(Topic.DOCUMENTS, mine).toCompletableFuture().join();
      other.publish(Topic.DOCUMENTS, theirs).toCompletableFuture().join();

      assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class))
          .containsExactly(mine);
      OffsetRange all =
          OffsetRange.beginning(Topic.DOCUMENTS, other.partitions(Topic.DOCUMENTS))
              .next(other.end(Topic.DOCUMENTS));
      assertThat(other.read(all, DocumentWritten.class)).containsExactly(theirs);
    }
  }

  @Test
  void aContinuationMayPublishAgain() {
    CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
    for (DocumentWritten document : documents(0, 300)) {
      chain = chain.thenCompose(before -> log.publish(Topic.DOCUMENTS, document));
    }
    chain.join();

    assertThat(log.read(everything(Topic.DOCUMENTS), DocumentWritten.class))
        .isEqualTo(documents(0, 300));
  }

  @Test
  void closingTwiceIsHarmlessAndPublishingAfterwardsFails() {
    log.close();
    log.close();

    assertThatThrownBy(() -> publish(Topic.DOCUMENTS, documents(0, 1)))
        .hasCauseInstanceOf(LogException.class)
        .hasMessageContaining("closed");
  }

  private void publish(Topic topic, List<? extends Event> events) {
    log.publishAll(topic, events.stream()).toCompletableFuture().join();
  }

  private OffsetRange everything(Topic topic) {
    return OffsetRange.beginning(topic, log.partitions(topic)).next(log.end(topic));
  }

  private static List<DocumentWritten> documents(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> document("d%06d".formatted(number), "words of " + number))
        .toList();
  }

  private static DocumentWritten document(String id, String text) {
    String agent = "writer-" + Math.floorMod(id.hashCode(), 40);
    return new DocumentWritten(
        id, agent, 3, text, ClaimedProvenance.of(DocumentOrigin.HUMAN), TrueProvenance.HUMAN);
  }

  private static DocumentWritten documentOfBytes(int bytes) {
    int rest = bytes - bytes(zoesDocument(""));
    return zoesDocument("x".repeat(rest));
  }

  /** Her name has two letters more in UTF-8 than in Java, and is in the key too. */
  private static DocumentWritten zoesDocument(String text) {
    return new DocumentWritten(
        "huge", "Zoë-É", 3, text, ClaimedProvenance.of(DocumentOrigin.HUMAN), TrueProvenance.HUMAN);
  }

  private static int bytes(DocumentWritten document) {
    int key = document.agent().getBytes(StandardCharsets.UTF_8).length;
    return key + new EventCodec().encode(document).length;
  }

  private static ModelReleased release(String id, int generation) {
    return new ModelReleased(id, "m", generation, generation, "00ff", 12, 0.5, 1.25);
  }
}
