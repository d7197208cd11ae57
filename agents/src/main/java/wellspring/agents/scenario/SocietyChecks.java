package wellspring.agents.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.AudienceSpec.ReadingQuality;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.model.measure.Measure;

/** Whether who reads has something to read, and who is named exists and can do what is asked. */
final class SocietyChecks {
  /** The smallest amount that books know. */
  private static final double MONEY_MIN = 1e-6;

  private final Scenario scenario;
  private final ScenarioProblems problems;

  SocietyChecks(Scenario scenario, ScenarioProblems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario.audiences().forEach(this::checkAudience);
    scenario.humans().forEach(this::checkCohort);
    scenario.curators().forEach(this::checkClaims);
    scenario
        .models()
        .forEach((name, model) -> checkMoney(KeyPath.of("models", name, "price"), model.price()));
  }

  /** What claims to be assisted is neither human nor synthetic to who aims at a fraction. */
  private void checkClaims(String name, CuratorSpec curator) {
    boolean aims =
        IntStream.range(0, Math.max(2, scenario.rounds()))
            .anyMatch(round -> curator.human().at(round).isPresent());
    long claimedHuman =
        scenario.humans().values().stream()
            .filter(cohort -> !claimsHelp(cohort))
            .mapToLong(CohortSpec::written)
            .sum();
    if (aims
        && curator.shortage() == CuratorSpec.Shortage.FAIL
        && scenario.humans().values().stream().anyMatch(SocietyChecks::claimsHelp)
        && claimedHuman < curator.documents()) {
      problems.add(
          KeyPath.of("curators", name, "human"),
          "aims at a fraction, but of what people write only %d documents a round are sure to claim to be human, not assisted; allowed: natural, curators.%s.shortage=shrink, or assistance.claim=human"
              .formatted(claimedHuman, name));
    }
  }

  private static boolean claimsHelp(CohortSpec cohort) {
    return cohort.assistance().isPresent()
        && cohort.assistance().get().claim() == AssistanceSpec.Claim.ASSISTED;
  }

  /** Less is booked as nothing, or by chance of its rounding. */
  private void checkMoney(KeyPath key, double amount) {
    if (amount > 0 && amount < MONEY_MIN) {
      problems.add(
          key,
          "is %s; allowed: 0, or a number from 0.000001 on"
              .formatted(new BigDecimal(amount, new MathContext(4)).stripTrailingZeros()));
    }
  }

  private void checkAudience(String name, AudienceSpec audience) {
    KeyPath key = KeyPath.of("audiences", name);
    checkMoney(key.child("revenue"), audience.revenue());
    audience.budget().ifPresent(budget -> checkMoney(key.child("budget"), budget));
    KeyPath feed = key.child("feed");
    audience.feed().authors().forEach(author -> requireKnown(feed.child("of"), author, authors()));
    audience.feed().recommender().ifPresent(model -> requireModel(feed.child("model"), model));
    if (audience.taste().price() != 0 && audience.budget().isEmpty()) {
      problems.add(
          key.child("budget"),
          "is none, but the audience chooses by price, which it measures by what it can pay; allowed: a number above 0");
    }
    if (audience.taste().novelty() != 0 && scenario.language().isNumeric()) {
      problems.add(key.child("taste").child("novelty"), withoutStyles());
    }
    checkQuality(key.child("quality"), audience.quality());
  }

  private void checkQuality(KeyPath key, ReadingQuality quality) {
    if (quality == ReadingQuality.FACTS && !scenario.language().statesFacts()) {
      problems.add(
          key,
          "is facts, but in language.kind %s nothing is stated; allowed: fixed, likelihood"
              .formatted(scenario.language().kind().id()));
    } else if (quality == ReadingQuality.LIKELIHOOD
        && !scenario.evaluation().measures().measures().contains(Measure.HELD_OUT_CROSS_ENTROPY)) {
      problems.add(
          key,
          "is likelihood, but evaluation.measures leaves %s out; add it"
              .formatted(Measure.HELD_OUT_CROSS_ENTROPY.id()));
    }
  }

  private void checkCohort(String name, CohortSpec cohort) {
    KeyPath key = KeyPath.of("humans", name);
    checkMoney(key.child("price"), cohort.price());
    cohort.work().ifPresent(work -> checkWork(key.child("work"), work));
    boolean styled = cohort.imitation().isPresent() || cohort.dialect().value() > 0;
    if (cohort.outside().isPresent() && (cohort.isChanged() || styled)) {
      problems.add(
          key.child("outside"),
          "is given, but how a program outside writes, and for whom, is its own affair; leave out dialect, work, assistance, imitation, observation and correction");
      return;
    }
    if (styled && scenario.language().isNumeric()) {
      problems.add(
          key.child(cohort.imitation().isPresent() ? "imitation" : "dialect"), withoutStyles());
    }
    cohort
        .imitation()
        .ifPresent(
            imitation ->
                requireAudience(key.child("imitation").child("audience"), imitation.audience()));
    cohort.observation().ifPresent(each -> checkObservation(key, each.audience()));
    cohort
        .assistance()
        .ifPresent(
            assistance -> {
              requireModel(key.child("assistance").child("model"), assistance.model());
              if (scenario.language().isNumeric()) {
                problems.add(key.child("assistance"), withoutStyles());
              }
            });
    cohort.correction().ifPresent(correction -> checkCorrection(key, correction.model()));
    if (cohort.correction().isPresent() && cohort.assistance().isPresent()) {
      problems.add(
          key.child("assistance"),
          "is given, and correction, too: who corrects a model writes nothing for it to rewrite; allowed: none for one of them");
    }
  }

  private void checkWork(KeyPath key, WorkSpec work) {
    checkMoney(key.child("cost"), work.cost());
    checkMoney(key.child("pay").child("wage"), work.pay().wage());
    checkMoney(key.child("pay").child("subsidy"), work.pay().subsidy());
  }

  private void checkObservation(KeyPath cohort, String audience) {
    KeyPath key = cohort.child("observation");
    requireAudience(key.child("audience"), audience);
    if (!scenario.language().statesFacts()) {
      problems.add(key, withoutFacts("nothing is stated of the world"));
    }
  }

  private void checkCorrection(KeyPath cohort, String model) {
    KeyPath key = cohort.child("correction");
    requireModel(key.child("model"), model);
    if (!scenario.language().statesFacts()) {
      problems.add(key, withoutFacts("no text is wrong"));
    }
  }

  private String withoutFacts(String lack) {
    return "is given, but in language.kind %s %s; allowed: none"
        .formatted(scenario.language().kind().id(), lack);
  }

  private String withoutStyles() {
    return "is given, but documents of language.kind %s have no words; allowed: a language of words"
        .formatted(scenario.language().kind().id());
  }

  private void requireAudience(KeyPath key, String audience) {
    if (scenario.audiences().isEmpty()) {
      problems.add(key, "is %s, but nobody reads; add an audience".formatted(audience));
    } else {
      requireKnown(key, audience, scenario.audiences().keySet());
    }
  }

  /** One that writes when it is asked, here. */
  private void requireModel(KeyPath key, String model) {
    requireKnown(key, model, scenario.models().keySet());
    Optional.ofNullable(scenario.models().get(model))
        .filter(spec -> spec.learner() instanceof OutsideLearnerSpec)
        .ifPresent(
            spec ->
                problems.add(
                    key,
                    "is %s, which a program outside is: it can be asked for its round's documents alone"
                        .formatted(model)));
  }

  private List<String> authors() {
    List<String> authors = new ArrayList<>(scenario.humans().keySet());
    authors.addAll(scenario.models().keySet());
    return authors;
  }

  private void requireKnown(KeyPath key, String name, Collection<String> known) {
    if (!known.contains(name)) {
      problems.add(
          key,
          "is %s, but there is nobody of this name; allowed: %s"
              .formatted(
                  name, String.join(", ", MessageWording.nearestFirst(name, List.copyOf(known)))));
    }
  }
}
