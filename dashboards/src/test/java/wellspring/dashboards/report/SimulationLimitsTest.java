package wellspring.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.society.AudienceSpec;

class SimulationLimitsTest {
  private static final String[] SHRINKING = {
    "+curators.no-human.shortage=shrink",
    "+curators.tenth-human.shortage=shrink",
    "+curators.all-human.shortage=shrink"
  };
  private static final String WORK = "+humans.people.work={alternative: 1}";
  private static final String PUBLIC = "+audiences={public: {attention: 10}}";
  private static final String IMITATION = "+humans.people.imitation={rate: 0.1, audience: public}";

  private static String limits(String... overrides) {
    return String.join(" ", SimulationLimits.of(List.of(scenario("collapse", overrides))));
  }

  private static Scenario scenario(String builtIn, String... overrides) {
    return new ScenarioLoader(Path.of("")).preview(builtIn, List.of(overrides));
  }

  @Test
  void peopleToWhomNothingHappensWriteOnAsBefore() {
    assertThat(limits())
        .contains(
            "The people write on as before",
            "Nobody but the models reads",
            "Money and competition are not in it",
            "Law is not in it")
        .doesNotContain("keep their style", "Writers come and go");
  }

  @Test
  void paidPeopleWhoImitateNobodyKeepTheirStyle() {
    assertThat(limits(WORK))
        .contains("Writers come and go", "keep their style", "write all of it themselves")
        .doesNotContain("write on as before");
    assertThat(limits(PUBLIC, IMITATION))
        .contains("only in how often they use each word", "As many people write in each round")
        .doesNotContain("write on as before", "keep their style");
  }

  @Test
  void moneyIsLeftOutOnlyWhereNothingHasAPriceOrPaysAndLawIsAlways() {
    assertThat(limits(PUBLIC)).contains("Money is not in it", "Law is not in it");
    for (String money :
        List.of(
            WORK,
            "+humans.people.price=0.5",
            "+models.open.price=0.5",
            "+audiences={public: {revenue: 1}}")) {
      assertThat(limits(money))
          .as(money)
          .contains("Prices and pay stay as they were set", "Law is not in it")
          .doesNotContain("Money");
    }
  }

  @Test
  void whatReadersDoNotCareForIsSaid() {
    assertThat(limits(PUBLIC))
        .contains(
            "all the same how good a text is, whether it is new to them, whether they know its author and whether a person wrote it.")
        .doesNotContain("Nobody but the models reads", "what it costs");
    assertThat(
            limits("+audiences={public: {taste: {quality: 1, human: 2}}}", "+models.open.price=1"))
        .contains("all the same what it costs, whether it is new to them and whether");
    assertThat(
            limits(
                "+audiences={public: {taste: {quality: 1, human: 2, novelty: 1, familiarity: 1}}}"))
        .doesNotContain("all the same");
  }

  @Test
  void nobodyIsSaidToKnowWhoWroteWhatWhereHelpIsHidden() {
    assertThat(limits(help("human")))
        .contains("which a model wrote alone", "the text counts as a person's")
        .doesNotContain("knows for certain who wrote what");
    assertThat(
            limits(
                Stream.concat(Stream.of(help("assisted")), Stream.of(SHRINKING))
                    .toArray(String[]::new)))
        .contains("knows for certain who wrote what, and where a model has helped");
    assertThat(limits(help("human"), "+curators.tenth-human.labels=claims"))
        .contains("but not where a model has helped", "by what is said of the texts")
        .doesNotContain("as if that were known for certain");
  }

  @Test
  void nobodyIsSaidToKnowWhoWroteWhatWhereModelsPassForPeople() {
    String[] concealed = {"models.mixed.documents=100", "models.mixed.disclosure.honest=0.5"};
    assertThat(limits(concealed))
        .contains("believes what they say of themselves")
        .doesNotContain("for certain");
    assertThat(limits(concealed[0], concealed[1], "curators.tenth-human.labels=claims"))
        .contains("Whether a text says who wrote it is chance", "met by what texts say")
        .doesNotContain("for certain");
  }

  private static String help(String claim) {
    return "+humans.people.assistance={model: open, writers: 0.5, strength: 0.5, claim: %s}"
        .formatted(claim);
  }

  @Test
  void factsAreKnownAndUncorrectedOnlyWhereTextsStateThem() {
    assertThat(String.join(" ", SimulationLimits.of(List.of(scenario("grammar")))))
        .contains("The people know all that is so", "Nobody corrects");
    assertThat(limits()).doesNotContain("know all that is so", "corrects");
  }

  @Test
  void whatOnlySomeRunsLeaveOutIsSaidToBeSo() {
    List<String> both =
        SimulationLimits.of(List.of(scenario("collapse"), scenario("collapse", WORK)));
    assertThat(both)
        .anyMatch(left -> left.startsWith("In some of the runs: Money and competition"))
        .anyMatch(left -> left.startsWith("Law is not in it"));
  }

  @Test
  void eachPartOfACohortAndEachTasteIsAccountedFor() {
    assertThat(parts(CohortSpec.class, Optional.class))
        .as("a part that is new needs a habit, or is none")
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("outside"),
                    Arrays.stream(PeopleLimits.Habit.values())
                        .map(habit -> habit.name().toLowerCase(Locale.ROOT)))
                .sorted()
                .toList());
    assertThat(parts(AudienceSpec.Taste.class, double.class))
        .as("what readers may choose by")
        .containsExactly("familiarity", "human", "novelty", "price", "quality");
  }

  private static List<String> parts(Class<?> spec, Class<?> type) {
    return Arrays.stream(spec.getRecordComponents())
        .filter(part -> part.getType() == type)
        .map(RecordComponent::getName)
        .sorted()
        .toList();
  }
}
