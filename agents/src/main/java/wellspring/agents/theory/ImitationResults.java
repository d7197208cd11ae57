package wellspring.agents.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.Offer;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ImitationDrift;
import wellspring.model.prediction.StyleMatches;

/** How far cohorts are apart that write as those whom they read. */
final class ImitationResults {
  private static final double NOTHING = 1e-9;

  /** What models do does not matter to people who do not read them. */
  private static final AccountedKeys KEYS =
      SocietyResults.OF_MODELS.and(
          "language.vocabulary", "language.exponent", "language.documentTokens");

  static final List<TheoryResult> ALL = List.of(imitation());

  private ImitationResults() {}

  private static TheoryResult imitation() {
    return new TheoryResult(
        new ResultStatement(
            "imitation",
            "Cohorts take a share λ of their style from what they read of each other",
            "p' = (1 − λ)p + λ Σ R f: E⟨p, p'⟩ of all cohorts is linear in that of the last round; who read the same"
                + " come together as (1 − λ)^(2t), but for the chance in their n tokens",
            "DeGroot 1974, of samples (Wright 1931)"),
        ImitationResults::somebodyImitates,
        List.of(
            ImitationResults::independentTokens,
            SocietyResults::fixedTaste,
            ImitationResults::peopleAlone),
        KEYS,
        subject ->
            Forecast.NOTHING.with(
                Measure.COHORT_DISTANCE,
                () -> {
                  List<ImitationDrift.Distances> course =
                      drift(subject)
                          .course(
                              StyleMatches.ofDialects(
                                  subject.tokenUse(),
                                  subject.scenario().humans().values().stream()
                                      .map(CohortSpec::dialect)
                                      .toList()),
                              subject.generations());
                  return subject.byGeneration(t -> course.get(t - 1).documents());
                }));
  }

  private static ImitationDrift drift(TheorySubject subject) {
    List<ImitationDrift.Cohort> cohorts = new ArrayList<>();
    List<String> names = List.copyOf(subject.scenario().humans().keySet());
    for (String name : names) {
      CohortSpec cohort = subject.scenario().humans().get(name);
      cohorts.add(
          new ImitationDrift.Cohort(
              cohort.written() * subject.words().documentEnd().tokensMax(),
              cohort.imitation().map(each -> each.rate()).orElse(Share.NONE),
              reads(subject.scenario(), name)));
    }
    return new ImitationDrift(cohorts);
  }

  /** The shares of cohorts in what a cohort reads; who imitates nobody might read itself alone. */
  private static List<Share> reads(Scenario scenario, String name) {
    List<String> names = List.copyOf(scenario.humans().keySet());
    CohortSpec cohort = scenario.humans().get(name);
    if (cohort.imitation().isEmpty()) {
      return names.stream().map(other -> other.equals(name) ? Share.ALL : Share.NONE).toList();
    }
    AudienceSpec audience = scenario.audiences().get(cohort.imitation().get().audience());
    List<Offer> offers = offers(scenario, audience, false);
    double[] read = audience.read(offers);
    double all = 0;
    for (double each : read) {
      all += each;
    }
    List<Share> shares = new ArrayList<>();
    for (String other : names) {
      double share = 0;
      for (int i = 0; i < read.length; i++) {
        share += offers.get(i).author().equals(other) ? read[i] / all : 0;
      }
      shares.add(Share.of(Math.min(1, share)));
    }
    return shares;
  }

  private static List<Offer> offers(Scenario scenario, AudienceSpec audience, boolean models) {
    List<Offer> offers = new ArrayList<>();
    scenario
        .humans()
        .forEach((name, cohort) -> offers.add(offer(scenario, name, (double) cohort.written(), 1)));
    if (models) {
      scenario
          .models()
          .forEach((name, model) -> offers.add(offer(scenario, name, model.documents(), 0)));
    }
    offers.removeIf(offer -> !audience.feed().has(offer.author()));
    return offers;
  }

  private static Offer offer(Scenario scenario, String author, double documents, double human) {
    return new Offer(
        author, documents, scenario.price(author), scenario.quality(author), 0, 0, human, 0);
  }

  private static Assumption somebodyImitates(TheorySubject subject) {
    boolean imitates =
        subject.scenario().humans().size() > 1
            && subject.scenario().humans().values().stream()
                .anyMatch(cohort -> cohort.imitation().isPresent());
    return new Assumption(
        "it is about cohorts that imitate",
        "humans",
        imitates ? "imitate" : "do not",
        imitates,
        "imitation");
  }

  private static Assumption independentTokens(TheorySubject subject) {
    return AssumptionChecks.isOfOneLength(subject)
        ? AssumptionChecks.independentTokens(subject)
        : new Assumption(
            "tokens must be independent, and documents of one length",
            "language.kind",
            subject.scenario().language().kind().id(),
            false,
            "zipf");
  }

  /** Whoever imitates reads people, and no models. */
  private static Assumption peopleAlone(TheorySubject subject) {
    Scenario scenario = subject.scenario();
    List<String> readers =
        scenario.humans().entrySet().stream()
            .filter(cohort -> cohort.getValue().imitation().isPresent())
            .filter(
                cohort ->
                    readsModels(
                        scenario,
                        scenario.audiences().get(cohort.getValue().imitation().get().audience())))
            .map(Map.Entry::getKey)
            .toList();
    return new Assumption(
        "who imitates must read people alone, and somebody",
        "humans",
        readers.isEmpty() ? "read people" : String.join(", ", readers) + " read others, or nobody",
        readers.isEmpty(),
        "a feed of cohorts");
  }

  private static boolean readsModels(Scenario scenario, AudienceSpec audience) {
    List<Offer> offers = offers(scenario, audience, true);
    double[] read = audience.read(offers);
    double people = 0;
    double models = 0;
    for (int i = 0; i < read.length; i++) {
      if (scenario.humans().containsKey(offers.get(i).author())) {
        people += read[i];
      } else {
        models += read[i];
      }
    }
    return people == 0 || models > NOTHING * people;
  }
}
