package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.SocietyReader;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.flow.VoiceMap.Voice;
import wellspring.dashboards.page.MessageFeed.Message;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.RunVerdict;

/** What a page is told of people. */
class SocietyCardTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void closedRoundTellsOfPeopleOnlyIfSomethingHappenedToThem() throws Exception {
    List<JsonNode> rounds =
        told(
            new ClosedRound(0, List.of(), List.of()),
            new ClosedRound(1, List.of(), List.of(), RoundFlows.NONE, society(), voices()));
    assertThat(rounds.get(0).has("society")).isFalse();
    assertThat(rounds.get(1).get("society").toString())
        .isEqualTo(
            "{\"cohorts\":[{\"name\":\"people\",\"writers\":12,\"joined\":3,\"left\":1,\"income\":0.333333}],"
                + "\"readings\":[{\"audience\":\"public\",\"author\":\"people\",\"read\":7.5,\"offered\":9}],"
                + "\"payments\":[{\"from\":\"public\",\"to\":\"people\",\"reason\":\"price\",\"amount\":2.75}],"
                + "\"voices\":[{\"author\":\"people\",\"right\":0.25,\"up\":-0.125}]}");
  }

  @Test
  void paymentsOfAKindAreOneAndThoseOfOthersAreApart() {
    SocietyReader paid =
        new SocietyReader(
            List.of(),
            List.of(
                paid("1", "public", 1, Reason.PRICE),
                paid("2", "public", 5, Reason.ATTENTION),
                paid("3", "public", 2, Reason.PRICE),
                paid("4", "experts", 4, Reason.PRICE)),
            Optional.empty(),
            List.of());
    assertThat(
            SocietyCard.of(
                    new ClosedRound(0, List.of(), List.of(), RoundFlows.NONE, paid, List.of()))
                .payments())
        .extracting(payment -> payment.from() + " " + payment.reason() + " " + payment.amount())
        .containsExactly("experts price 4.0E-6", "public attention 5.0E-6", "public price 3.0E-6");
  }

  @Test
  void cardOfARunSaysWhoReadsWhoIsPaidAndWhoIsHelpedIfAnybodyIs() throws IOException {
    assertThat(card(scenario()).has("society")).isFalse();
    assertThat(
            card(scenario(
                    "+audiences={public: {attention: 10}}",
                    "+humans.people.work={alternative: 1}",
                    "+humans.people.assistance={model: open, writers: 0.5, strength: 0.5}"))
                .get("society"))
        .hasToString(
            "{\"audiences\":[\"public\"],\"working\":[\"people\"],\"assisted\":[\"people\"]}");
  }

  private static SocietyReader society() {
    return new SocietyReader(
        List.of(
            new AudienceRead("r", "public", 1, List.of(new AuthorReading("people", 9, 7.5, 0)))),
        List.of(
            paid("1", "public", 2_000_000, Reason.PRICE),
            paid("2", "public", 750_000, Reason.PRICE)),
        Optional.empty(),
        List.of(new CohortChanged("c", "people", 1, 12, 3, 1, 1, 1.0 / 3, 0)));
  }

  private static PaymentMade paid(String id, String from, long micros, Reason reason) {
    return new PaymentMade(id, "accountant", 1, from, "people", micros, reason);
  }

  private static List<Voice> voices() {
    return List.of(new Voice("people", 0.25, -0.125, 0.1));
  }

  private static Scenario scenario(String... overrides) {
    return new ScenarioLoader(Path.of("")).load("collapse", List.of(overrides));
  }

  private static RunCard runCard(Scenario scenario) {
    return new RunCard(scenario, new RunCard.RunDetails("r", "2026", "run", OptionalInt.empty()));
  }

  private static JsonNode card(Scenario scenario) throws IOException {
    return MAPPER.readTree(runCard(scenario).json());
  }

  /** What a feed tells of some rounds. */
  private static List<JsonNode> told(ClosedRound... rounds) throws Exception {
    MessageFeed feed = new MessageFeed();
    RunFeed run =
        new RunFeed(
            feed,
            runCard(scenario()),
            new RunVerdict(new CollapseJudge(scenario(), OptionalInt.empty())),
            new RunFeed.PaceMessage(false, null, 0));
    for (ClosedRound round : rounds) {
      run.closed(round);
    }
    List<JsonNode> all = new ArrayList<>();
    for (Message message : feed.reader(0).next(1)) {
      if (message.type().equals("round")) {
        all.add(MAPPER.readTree(message.json()));
      }
    }
    return all;
  }
}
