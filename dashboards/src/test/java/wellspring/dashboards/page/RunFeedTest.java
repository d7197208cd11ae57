package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.page.MessageFeed.Message;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;
import wellspring.model.learner.FitRequest;

class RunFeedTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long SECOND = 1_000_000_000;

  private final Scenario scenario = scenario("collapse");
  private final MessageFeed feed = new MessageFeed();
  private final MessageFeed.Reader reader = feed.reader(0);
  private final RunVerdict verdict =
      new RunVerdict(new CollapseJudge(scenario, OptionalInt.of(100)));
  private final RunFeed run =
      new RunFeed(
          feed,
          new RunCard(
              scenario,
              new RunCard.RunDetails(
                  "collapse-1", "2026-01-01T00:00:00Z", "run it", OptionalInt.of(100))),
          verdict,
          new RunFeed.PaceMessage(false, null, 0));

  private static Scenario scenario(String name, String... overrides) {
    return new ScenarioLoader(Path.of("")).load(name, List.of(overrides));
  }

  @Test
  void beginsWithWhatAPageNeedsToDrawTheRun() {
    JsonNode card = next("run").get(0);
    assertThat(card.get("run").asText()).isEqualTo("collapse-1");
    assertThat(card.get("rounds").asInt()).isEqualTo(30);
    assertThat(card.get("yaml").asText()).startsWith("name: collapse\n");
    assertThat(card.at("/language").toString())
        .isEqualTo("{\"kind\":\"zipf\",\"piece\":\"token\",\"word\":\"word\",\"truthKnown\":true}");
    assertThat(card.at("/cohorts/0/name").asText()).isEqualTo("people");
    assertThat(card.get("curators").findValuesAsText("human")).containsExactly("1", "0", "0.1");
    assertThat(card.at("/models/0").toString())
        .isEqualTo(
            "{\"name\":\"closed\",\"curator\":\"no-human\",\"learner\":\"matrix\",\"memory\":\"replace\",\"neural\":false}");
    assertThat(card.get("headline").get(0).asText()).isEqualTo("diversity");
    assertThat(card.get("steering").get("documents").isBoolean()).isTrue();
    assertThat(card.get("shading").asText()).isEqualTo("truth");
    for (JsonNode measure : card.get("measures")) {
      assertThat(measure.get("help").asText()).isNotBlank();
    }
  }

  @Test
  void schedulesAndNumbersAreSaidAsPeopleWriteThem() {
    JsonNode card =
        card(scenario("gaussian", "curators.no-human.human={linear:{from:1,to:0,rounds:4}}"));
    assertThat(card.get("curators").findValuesAsText("human"))
        .contains("linear: {from: 1, to: 0, rounds: 4}");
    assertThat(card.at("/language/piece").asText()).isEqualTo("number");
    assertThat(card.get("shading").isNull()).isTrue();
    assertThat(card.get("headline").get(0).asText()).isEqualTo("variance");
  }

  @Test
  void whatCouldNotActIsNotOffered() {
    assertThat(card(scenario("collapse")).at("/curators/0/steered"))
        .hasToString("[\"human\",\"pool\"]");
    assertThat(card(scenario("drift")).at("/curators/0/steered"))
        .hasToString("[\"human\",\"pool\"]");
    assertThat(
            card(scenario("gaussian", "models.replace.learner.humanWeight=0.5"))
                .get("curators")
                .findValues("steered"))
        .extracting(JsonNode::toString)
        .containsExactly("[\"human\",\"pool\",\"labels\"]", "[\"human\",\"pool\"]");
  }

  private static JsonNode card(Scenario scenario) {
    return tree(
        new RunCard(scenario, new RunCard.RunDetails("r", "2026", "run", OptionalInt.empty()))
            .json());
  }

  @Test
  void closedRoundHasFiguresWithPredictionsAndFlows() {
    run.opened(new RoundOpened("o", 0, Map.of("no-human", 0.0)));
    close(0, 60, 0.9);
    close(1, 61, Double.POSITIVE_INFINITY);
    close(2, 60, 0.9);
    close(3, 600, 0.9);
    List<JsonNode> rounds = next("round");
    assertThat(rounds.get(0).get("humanFractions").toString()).isEqualTo("{\"no-human\":0.0}");
    assertThat(rounds.get(0).at("/figures/closed/held_out_perplexity").toString())
        .isEqualTo("[60.0,null,null]");
    assertThat(rounds.get(1).at("/figures/closed/diversity").toString())
        .as("what JSON lacks is a string")
        .isEqualTo("[\"Infinity\",0.93,null]");
    assertThat(rounds.get(0).at("/releases/0").toString())
        .isEqualTo(
            "{\"model\":\"closed\",\"generation\":1,\"humanShare\":0.5,\"depth\":2.0,\"documents\":20,\"checkpoint\":\"ab\"}");
    assertThat(rounds.get(0).at("/written/0").toString())
        .isEqualTo(
            "{\"author\":\"people\",\"origin\":\"human\",\"claimed\":\"human\",\"documents\":2,\"tokens\":9}");
  }

  @Test
  void theVerdictIsShownAsOftenAsPeopleLookAndNotForEachRound() {
    close(0, 60, 0.9);
    run.tick(SECOND);
    assertThat(next("verdict").get(0).at("/models/closed/fate").asText()).isEqualTo("not judged");
    run.tick(2 * SECOND);
    assertThat(next("verdict")).as("nothing new").isEmpty();
    close(1, 61, Double.POSITIVE_INFINITY);
    close(2, 60, 0.9);
    run.tick(3 * SECOND);
    List<JsonNode> held = next("verdict");
    assertThat(held).hasSize(1);
    assertThat(held.get(0).at("/models/closed/fate").asText()).isEqualTo("held");
    assertThat(held.get(0).at("/models/closed/because").asText())
        .startsWith("nearest to its limit: ");
    close(3, 600, 0.9);
    run.ended(new RunFeed.Ending(Status.FINISHED, "", "ab", List.of(), "run it", 1, false));
    JsonNode last = next("verdict").get(0);
    assertThat(last.at("/models/closed/fate").asText()).isEqualTo("collapsed");
    assertThat(last.get("decision").asText()).isEqualTo("closed");
    assertThat(last.at("/models/closed/decision").asText()).isEqualTo("perplexityRatio");
    JsonNode said = last.at("/models/closed/judgements/0");
    assertThat(said.get("definition").asText()).isEqualTo("perplexityRatio");
    assertThat(said.get("measure").asText()).isEqualTo("held_out_perplexity");
    assertThat(said.get("outcome").asText()).isEqualTo("crossed");
    assertThat(said.get("end").asDouble()).isEqualTo(600, within(1e-9));
    assertThat(said.get("limitValue").asDouble()).isEqualTo(180, within(1e-9));
    assertThat(said.get("since").asInt()).isEqualTo(3);
    assertThat(said.get("words").asText()).startsWith("perplexity (60 → 600; open 60, ×10");
  }

  @Test
  void theNodesOfARunAreToldWithWhatLivesOnThem() {
    run.placed("b:1", Map.of("people", "a:2", "closed", "a:2"));
    assertThat(next("nodes").get(0).toString())
        .isEqualTo("{\"leader\":\"b:1\",\"nodes\":{\"a:2\":[\"closed\",\"people\"],\"b:1\":[]}}");
  }

  @Test
  void aLongRunIsJudgedLessOften() {
    int verdicts = 0;
    for (int tick = 0; tick < 10; tick++) {
      close(20_000 + tick, 60, 0.9);
      run.tick(tick * SECOND);
      verdicts += next("verdict").size();
    }
    assertThat(verdicts).isBetween(1, 3);
  }

  private void closed(ClosedRound round) {
    verdict.add(round.measurements());
    run.closed(round);
  }

  private void close(int round, double perplexity, double diversity) {
    closed(
        new ClosedRound(
            round,
            List.of(
                new ModelMeasured("a", "closed", round, "held_out_perplexity", perplexity, null),
                new ModelMeasured("o", "open", round, "held_out_perplexity", 60, null),
                new ModelMeasured("p", "open", round, "diversity", 0.9, null),
                new ModelMeasured("h", "closed", round, "human_fraction", round == 0 ? 1 : 0, null),
                new ModelMeasured("b", "closed", round, "diversity", diversity, 0.93)),
            List.of(new ModelReleased("g", "closed", round, 1, "ab", 20, 0.5, 2)),
            new RoundFlows(
                List.of(
                    new RoundFlows.Written(
                        "people", DocumentOrigin.HUMAN, ClaimedOrigin.HUMAN, 2, 9)),
                List.of())));
  }

  @Test
  void steeringIsMarkedAndChangesTheState() {
    run.steered(new Paused("1", 3));
    run.steered(new Stepped("2", 3));
    run.steered(new SpeedSet("3", 4, 2));
    run.steered(new Resumed("4", 4));
    run.steered(new SpeedSet("5", 9, 0));
    List<Message> messages = read();
    assertThat(json(messages, "mark").stream().map(mark -> mark.get("kind").asText()))
        .containsExactly("paused", "stepped", "speed", "resumed", "speed");
    assertThat(json(messages, "state").stream().map(JsonNode::toString))
        .containsExactly(
            "{\"paused\":false,\"roundsPerSecond\":null,\"next\":0}",
            "{\"paused\":true,\"roundsPerSecond\":null,\"next\":3}",
            "{\"paused\":true,\"roundsPerSecond\":null,\"next\":4}",
            "{\"paused\":true,\"roundsPerSecond\":2.0,\"next\":4}",
            "{\"paused\":false,\"roundsPerSecond\":2.0,\"next\":4}",
            "{\"paused\":false,\"roundsPerSecond\":null,\"next\":9}");
  }

  @Test
  void interventionsAndDocumentsAreMarkedInWords() {
    run.steered(new Intervened("1", 3, "curators.no-human.human=0.2"));
    run.steered(new DocumentOffered("2", 4, "👩‍🌾".repeat(500), "r0004/visitor/00000"));
    List<JsonNode> marks = next("mark");
    assertThat(marks.get(0).get("text").asText()).isEqualTo("curators.no-human.human=0.2");
    assertThat(marks.get(1).get("document").asText()).isEqualTo("r0004/visitor/00000");
    assertThat(marks.get(1).get("text").asText()).as("shortened").hasSizeLessThan(500);
  }

  @Test
  void progressIsShownWithWhatWasWrittenInTheOpenRound() {
    for (int number = 0; number < 30; number++) {
      run.published(
          List.of(document(number, 2, number % 3 == 0 ? "closed" : "people/0" + number % 3)));
    }
    run.published(List.of(document(99, 1, "closed")));
    run.progress(new RoundProgress(2, 30, "writing", 4, 12));
    run.tick(SECOND);
    run.published(List.of(document(31, 2, "closed")));
    run.tick(2 * SECOND);
    run.tick(3 * SECOND);
    List<Message> messages = read();
    assertThat(json(messages, "progress")).hasSize(1);
    JsonNode progress = json(messages, "progress").get(0);
    assertThat(progress.get("doing").asText()).isEqualTo("writing");
    assertThat(progress.get("written").toString()).isEqualTo("{\"closed\":11,\"people\":20}");
    assertThat(progress.get("eventsPerSecond").asLong()).as("a second without any").isZero();
  }

  @Test
  void tellsHowManyEventsASecondBrought() {
    run.progress(new RoundProgress(0, 30, "writing", 4, 12));
    run.tick(0);
    for (int number = 0; number < 900; number++) {
      run.published(List.of(document(number, 0, "closed")));
    }
    run.tick(SECOND / 2);
    assertThat(next("progress").get(0).get("eventsPerSecond").asLong()).isEqualTo(1_800);
  }

  @Test
  void nothingNewIsNotSaidAgain() {
    run.progress(new RoundProgress(0, 30, "writing", 4, 12));
    run.tick(0);
    run.tick(SECOND);
    read();
    run.tick(2 * SECOND);
    assertThat(read()).isEmpty();
  }

  @Test
  void trainingsAreShownByModel() {
    run.training(training("a", 10, OptionalDouble.empty()));
    run.training(training("a", 20, OptionalDouble.of(5.5)));
    run.training(training("b", 10, OptionalDouble.empty()));
    run.tick(0);
    List<JsonNode> trainings = next("training");
    assertThat(trainings).hasSize(2);
    assertThat(trainings.stream().filter(each -> each.get("model").asText().equals("a")))
        .singleElement()
        .hasToString(
            "{\"model\":\"a\",\"generation\":3,\"step\":20,\"steps\":100,\"loss\":5.0,\"heldOutLoss\":5.5}");
  }

  private static TrainingProgress training(String model, int step, OptionalDouble heldOut) {
    return new TrainingProgress(
        2, 3, new FitRequest.FitProgress(model, step, 100, 5, heldOut, 0.1));
  }

  @Test
  void endTakesAwayWhatWasGoingOn() {
    run.progress(new RoundProgress(0, 30, "writing", 4, 12));
    run.tick(0);
    read();
    run.ended(
        new RunFeed.Ending(
            Status.FINISHED, "", "f00", List.of("closed collapsed."), "again", 8.5, true));
    run.tick(SECOND);
    assertThat(next("ended").get(0).toString())
        .isEqualTo(
            "{\"status\":\"finished\",\"reason\":\"\",\"fingerprint\":\"f00\",\"verdict\":[\"closed collapsed.\"],\"repeat\":\"again\",\"seconds\":8.5,\"report\":true}");
    assertThat(json(read(feed.reader(0)), "progress")).isEmpty();
  }

  private static DocumentWritten document(int number, int round, String agent) {
    return new DocumentWritten(
        "d" + number,
        agent,
        round,
        "w1",
        ClaimedProvenance.of(DocumentOrigin.HUMAN),
        TrueProvenance.HUMAN);
  }

  private List<JsonNode> next(String type) {
    return json(read(), type);
  }

  private static List<JsonNode> json(List<Message> messages, String type) {
    return messages.stream()
        .filter(message -> message.type().equals(type))
        .map(message -> tree(message.json()))
        .toList();
  }

  private List<Message> read() {
    return read(reader);
  }

  private static List<Message> read(MessageFeed.Reader from) {
    try {
      List<Message> all = new ArrayList<>();
      List<Message> some = from.next(0);
      while (!some.isEmpty()) {
        all.addAll(some);
        some = from.next(0);
      }
      return all;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String json) {
    assertThat(json).doesNotContain("\n");
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
