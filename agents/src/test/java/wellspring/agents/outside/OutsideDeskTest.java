package wellspring.agents.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.ControlEvent.ParticipantMissed;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/** What becomes of answers, by whether their orders wait for them. */
class OutsideDeskTest {
  private static final String ID = "r0000/write/people";
  private static final String ORDER = ID + "/000";
  private static final String TEXT = String.join(" ", List.of("w1", "w2", "w3"));

  private final List<ParticipantMissed> missed = new ArrayList<>();
  private final List<OutsideOrder> given = new ArrayList<>();
  private final OutsideDesk desk = desk(60);

  private OutsideDesk desk(int patienceSeconds) {
    Scenario scenario =
        new ScenarioLoader(Path.of(""))
            .load(
                "collapse",
                List.of(
                    "language.documentTokens=3",
                    "humans.people.outside={patienceSeconds: %d}".formatted(patienceSeconds),
                    "models.closed.learner={kind: outside}"));
    OutsideDesk made = new OutsideDesk(scenario, scenario.language().language());
    made.connect(given::add, missed::add);
    return made;
  }

  private CompletableFuture<List<String>> write(int documents) {
    return desk.of("people").write(ID, documents, true, 7, Optional.empty()).toCompletableFuture();
  }

  private void answer(String json) {
    desk.receive("people", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String written(String... texts) {
    return "{'kind':'written','order':'%s','agent':'people','texts':['%s']}"
        .formatted(ORDER, String.join("','", texts));
  }

  private List<String> refusals() {
    return given.stream()
        .flatMap(order -> order instanceof OutsideOrder.Refused no ? Stream.of(no) : Stream.of())
        .map(OutsideOrder.Refused::reason)
        .toList();
  }

  @Test
  void takesAnAnswerOnceAndPassesOverItsRepetition() {
    CompletableFuture<List<String>> texts = write(2);
    assertThat(texts).isNotDone();
    answer(written(TEXT));
    answer(written(TEXT));

    assertThat(texts).isCompletedWithValue(List.of(TEXT));
    assertThat(refusals()).isEmpty();
    assertThat(desk.refusals()).isEmpty();
  }

  @Test
  void anOrderThatIsGivenTwiceIsAskedOnce() {
    var unused = write(2);
    var again = write(2);
    answer(written(TEXT));

    assertThat(again).isCompletedWithValue(List.of(TEXT));
    assertThat(given).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'written' | it is no answer",
        "null | it is no answer",
        "{} | it is no answer",
        "{'kind':'poem','order':'ORDER','agent':'people'} | it is no answer",
        "{'kind':'written','order':'ORDER','agent':'people'} | it is no answer",
        "{'kind':'written','order':'ORDER','agent':'people','texts':[null]} | it is no answer",
        "{'kind':'written','order':'ORDER','agent':'people','texts':[3]} | it is no answer",
        "{'kind':'written','order':'ORDER','agent':'people','texts':['w1 w2 w3'],'more':1} | more",
        "{'kind':'written','order':'ORDER','agent':'closed','texts':['w1 w2 w3']} | its agent is 'closed'",
        "{'kind':'written','order':'r0009/write/people/000','agent':'people','texts':['w1 w2 w3']} | no order of round 0",
        "{'kind':'written','order':'ORDER','agent':'people','texts':[]} | 0 documents; allowed: from 1 to 2",
        "{'kind':'written','order':'ORDER','agent':'people','texts':['w1 w2 w3','w1 w2 w3','w1 w2 w3']} | 3 documents",
        "{'kind':'written','order':'ORDER','agent':'people','texts':['w1 w2']} | exactly 3 tokens, not 2",
        "{'kind':'written','order':'ORDER','agent':'people','texts':['']} | text 0: The document is empty",
        "{'kind':'written','order':'ORDER','agent':'people','texts':['w1 w2 w3', 'no w2 w3']} | text 1: This is not",
        "{'kind':'learned','order':'ORDER','agent':'people','checkpoint':''} | allowed: an answer of kind written",
      })
  void refusesNonsenseWithItsReasonAndWaitsOn(String json, String reason) {
    CompletableFuture<List<String>> texts = write(2);
    answer(json.replace("ORDER", ORDER));

    assertThat(refusals()).singleElement().asString().contains(reason);
    assertThat(desk.refusals())
        .singleElement()
        .asString()
        .contains("1 answer of people was", reason);
    assertThat(texts).isNotDone();
    answer(written(TEXT));
    assertThat(texts).isCompletedWithValue(List.of(TEXT));
    assertThat(missed).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    var unused = write(2);
    desk.receive("people", new byte[OutsideParticipant.ANSWER_BYTES_MAX + 1]);
    assertThat(refusals()).singleElement().asString().contains("786,433 bytes; allowed: 786,432");
  }

  @Test
  void refusesAnotherAnswerToTheSameOrder() {
    CompletableFuture<List<String>> texts = write(2);
    answer(written(TEXT));
    answer(written("w3 w3 w3"));
    assertThat(refusals()).singleElement().asString().contains("answered already");
    assertThat(texts).isCompletedWithValue(List.of(TEXT));
  }

  @Test
  void anAnswerOfAnEarlierRoundComesTooLate() {
    var unused = write(2);
    answer(written(TEXT));
    desk.enter(1);
    answer(written(TEXT));
    assertThat(refusals()).as("the one that was taken").isEmpty();
    answer(written("w3 w3 w3"));
    assertThat(refusals()).singleElement().asString().contains("no order of round 1");
  }

  @Test
  void goesOnWithoutWhoeverIsSilentAndSaysSo() {
    OutsideDesk hasty = desk(1);
    CompletableFuture<List<String>> texts =
        hasty.of("people").write(ID, 2, true, 7, Optional.empty()).toCompletableFuture();

    assertThatThrownBy(() -> texts.get(5, TimeUnit.MINUTES))
        .hasCauseInstanceOf(NoAnswerException.class);
    assertThat(missed)
        .containsExactly(
            new ParticipantMissed(ID + "/missed", 0, "people", ID, "did not answer within 1 s"));
    hasty.receive("people", written(TEXT).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertThat(refusals()).singleElement().asString().contains("too late");
    assertThat(hasty.explain(new IllegalStateException("too few")))
        .hasMessage(
            "too few; the round went on without programs outside: people did not answer within 1 s");
  }

  @Test
  void goesOnAtOnceWithoutWhoeverSaysThatItCannot() {
    CompletableFuture<List<String>> texts = write(2);
    answer("{'kind':'failed','order':'%s','agent':'people','reason':'no ink'}".formatted(ORDER));
    assertThat(texts).isCompletedExceptionally();
    assertThat(missed).extracting(ParticipantMissed::reason).containsExactly("failed: no ink");
  }

  @Test
  void whatWasAnsweredBeforeTheRunWasStoppedIsNotAskedAgain() {
    desk.recall("people", "nonsense".getBytes(StandardCharsets.UTF_8));
    desk.recall("people", written("w1").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    desk.recall("people", written(TEXT).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    desk.recall("people", written("w3 w3 w3").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertThat(write(2)).as("the first that is right").isCompletedWithValue(List.of(TEXT));
    assertThat(given).isEmpty();
  }

  @Test
  void asksForManyDocumentsInSeveralOrders() {
    var unused = write(1_100);
    assertThat(given)
        .extracting(order -> ((OutsideOrder.Write) order).documentsMax())
        .containsExactly(500, 500, 100);
    assertThat(given).extracting(OutsideOrder::id).doesNotHaveDuplicates();
  }

  @Test
  void aCorpusComesInPartsThatFitIntoRecords() {
    List<String> texts = Stream.generate(() -> "x".repeat(30_000)).limit(5).toList();
    var unused =
        desk.of("closed").learn("r0000/learn/closed/1", texts, List.of(), 7, Optional.empty());

    assertThat(given)
        .filteredOn(OutsideOrder.Corpus.class::isInstance)
        .flatExtracting(order -> ((OutsideOrder.Corpus) order).texts())
        .isEqualTo(texts);
    assertThat(given).hasSize(4);
    assertThat(given.get(3))
        .isEqualTo(new OutsideOrder.Learn("r0000/learn/closed/1", 0, "closed", 3, 7, null));
    assertThat(given).extracting(OutsideOrder::id).doesNotHaveDuplicates();
  }

  @Test
  void waitsForNobodyOnceTheRunIsOver() {
    CompletableFuture<List<String>> texts = write(2);
    desk.close();
    assertThat(texts).isCompletedExceptionally();
    assertThat(missed).isEmpty();
  }
}
