package wellspring.agents.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.AudienceSpec.ReadingQuality;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.prediction.NaturalPoolDrift;
import wellspring.model.prediction.TurnoverMap;
import wellspring.model.prediction.WriterNumbers;

/** How many people write, where they come and go by what it brings. */
final class SocietyResults {
  /** The most writers of whom every number is followed. */
  private static final int WRITERS_MAX = 2_000;

  /**
   * Who writes depends on who reads, not on what models make of it: whatever they are like, they
   * write as much as always.
   */
  static final AccountedKeys OF_MODELS =
      AccountedKeys.MIX.and(
          "humans.*.dialect",
          "humans.*.imitation.**",
          "model.learner.**",
          "model.memory.**",
          "model.start",
          "model.cadence",
          "model.latency",
          "curator.pool",
          "curator.labels.**",
          "curator.verifier.**",
          "curator.shortage",
          "other.model.curator",
          "other.model.documents",
          "other.model.price",
          "other.model.quality",
          "other.model.learner.**",
          "other.model.memory.**",
          "other.model.start",
          "other.model.cadence",
          "other.model.latency",
          "other.curator.human.**",
          "other.curator.draw",
          "other.curator.documents",
          "other.curator.pool",
          "other.curator.labels.**",
          "other.curator.verifier.**",
          "other.curator.shortage");

  private static final AccountedKeys KEYS =
      OF_MODELS.and("language.**", "humans.*.observation.**", "humans.*.work.**");

  static final List<TheoryResult> ALL = List.of(turnover(), drift());

  private SocietyResults() {}

  private static TheoryResult turnover() {
    return new TheoryResult(
        new ResultStatement(
            "turnover",
            "Of W people N write; each asks oneself with probability τ whether to, and does by what it gains",
            "N' = N − Bin(N, τσ(−βg)) + Bin(W − N, τσ(βg)), g = income(N)/alternative − 1, σ(x) = 1/(1 + e^(−x));"
                + " many people stay where N/W = σ(βg)",
            "McFadden 1974; Brock and Durlauf 2001"),
        SocietyResults::somebodyComesAndGoes,
        List.of(
            SocietyResults::oneCohort,
            SocietyResults::sameEffort,
            SocietyResults::fixedTaste,
            SocietyResults::nobodyOutside,
            SocietyResults::notTooMany),
        KEYS,
        SocietyResults::forecast);
  }

  private static TheoryResult drift() {
    return new TheoryResult(
        new ResultStatement(
            "turnover-drift",
            "Fresh text alone, drawn from all that those people who still write and the model have written",
            "E H given the number of writers is followed along its chain: H' = (1 − 1/n)[(1 − s) H_q + s H],"
                + " s = D(D − 1)/[(P + D)(P + D − 1)], P what people write",
            "Wright 1931 (drift with immigration); McFadden 1974"),
        SocietyResults::tokensOfPeopleWhoComeAndGo,
        List.of(
            SocietyResults::oneCohort,
            SocietyResults::sameEffort,
            SocietyResults::fixedTaste,
            SocietyResults::nobodyOutside,
            SocietyResults::notTooMany,
            AssumptionChecks::independentTokens,
            AssumptionChecks::frequenciesAlone,
            AssumptionChecks::writesWithAllTokens,
            AssumptionChecks::noSmoothing,
            AssumptionChecks::fromScratch,
            AssumptionChecks::everyRound,
            AssumptionChecks::atOnce,
            AssumptionChecks::ownText,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::natural),
        TokenResults.TOKENS.and("humans.*.work.**", "curator.shortage"),
        subject -> {
          double human = 1 - subject.tokenUse().match();
          return Forecast.NOTHING
              .with(Measure.DIVERSITY, () -> diversity(subject))
              .with(
                  Measure.FREQUENCY_ERROR,
                  () -> DoubleStream.of(diversity(subject)).map(kept -> human - kept).toArray());
        });
  }

  private static double[] diversity(TheorySubject subject) {
    CohortSpec cohort = working(subject).values().iterator().next();
    ReaderIncome income =
        new ReaderIncome(subject.scenario(), working(subject).keySet().iterator().next());
    double others = subject.humanDocuments() - (double) cohort.written();
    double match = subject.tokenUse().match();
    double[] matches =
        work(cohort)
            .choice(cohort.writers())
            .follow(
                cohort.writersAtFirst(),
                gains(subject, income),
                subject.generations(),
                match,
                (round, writers, last) ->
                    NaturalPoolDrift.single(
                        match,
                        others + (double) writers * cohort.documents(),
                        round == 1 ? 0 : subject.model().documents(),
                        subject.curator().documents(),
                        subject.words().documentEnd().tokensMax(),
                        last));
    return DoubleStream.of(matches).map(each -> 1 - each).toArray();
  }

  private static Assumption tokensOfPeopleWhoComeAndGo(TheorySubject subject) {
    Assumption tokens = AssumptionChecks.aboutTokens(subject);
    return tokens.holds() ? somebodyComesAndGoes(subject) : tokens;
  }

  private static Forecast forecast(TheorySubject subject) {
    String name = working(subject).keySet().iterator().next();
    CohortSpec cohort = working(subject).get(name);
    ReaderIncome income = new ReaderIncome(subject.scenario(), name);
    int others =
        subject.scenario().humans().values().stream().mapToInt(CohortSpec::writers).sum()
            - cohort.writers();
    Forecast forecast =
        Forecast.NOTHING.with(
            Measure.WRITERS,
            () -> means(subject, cohort, income, round -> writers -> writers + others));
    if (isOfEqualDocuments(subject)) {
      forecast =
          forecast.with(
              Measure.HUMAN_TEXT_SHARE,
              () -> means(subject, cohort, income, round -> share(subject, cohort, round)));
    }
    if (isOfEqualDocuments(subject) && subject.isNatural() && subject.isNatural(1)) {
      forecast =
          forecast.with(
              Measure.HUMAN_FRACTION,
              () -> means(subject, cohort, income, round -> share(subject, cohort, round)));
    }
    return forecast.remarking(longRun(cohort, income));
  }

  private static boolean isOfEqualDocuments(TheorySubject subject) {
    return AssumptionChecks.isOfOneLength(subject);
  }

  /** The share of a round's documents that people wrote, by how many of the cohort did. */
  private static IntToDoubleFunction share(TheorySubject subject, CohortSpec cohort, int round) {
    double others = subject.humanDocuments() - (double) cohort.written();
    double models =
        subject.scenario().models().values().stream()
            .filter(model -> model.latency() < round)
            .mapToDouble(ModelSpec::documents)
            .sum();
    return writers -> {
      double people = others + (double) writers * cohort.documents();
      return people + models == 0 ? 0 : people / (people + models);
    };
  }

  private static double[] means(
      TheorySubject subject,
      CohortSpec cohort,
      ReaderIncome income,
      IntFunction<IntToDoubleFunction> figures) {
    List<WriterNumbers> course =
        work(cohort)
            .choice(cohort.writers())
            .courseByRound(cohort.writersAtFirst(), gains(subject, income), subject.generations());
    return subject.byGeneration(t -> course.get(t - 1).mean(figures.apply(t - 1)));
  }

  /** By round, from 1: until all models write, it is another one. */
  private static IntFunction<IntToDoubleFunction> gains(
      TheorySubject subject, ReaderIncome income) {
    int slowest =
        subject.scenario().models().values().stream().mapToInt(ModelSpec::latency).max().orElse(0);
    List<IntToDoubleFunction> gains = new ArrayList<>();
    for (int round = 0; round <= Math.min(slowest + 1, subject.generations()); round++) {
      gains.add(income.gain(round));
    }
    return round -> gains.get(Math.min(round - 1, gains.size() - 1));
  }

  private static String longRun(CohortSpec cohort, ReaderIncome income) {
    List<TurnoverMap.FixedPoint> points =
        work(cohort).choice(cohort.writers()).map(income.gain()).fixedPoints();
    String stable =
        points.stream()
            .filter(TurnoverMap.FixedPoint::stable)
            .map(point -> NumberFormatting.rounded(point.writers()))
            .collect(Collectors.joining(" or "));
    String between =
        points.stream()
            .filter(point -> !point.stable())
            .map(point -> NumberFormatting.rounded(point.writers()))
            .collect(Collectors.joining(", "));
    String all = "of %,d people".formatted(cohort.writers());
    if (stable.isEmpty()) {
      return "If there were very many, their number would not settle: it swings about %s %s."
          .formatted(between, all);
    } else if (between.isEmpty()) {
      return "If there were very many, %s %s would write in the long run, whoever begins."
          .formatted(stable, all);
    }
    return "If there were very many, %s %s would write in the long run: it depends on whether more or fewer than %s do at first, and a change of pressure that carries them across is not undone by taking it back."
        .formatted(stable, all, between);
  }

  private static WorkSpec work(CohortSpec cohort) {
    return cohort.work().orElseThrow();
  }

  private static Map<String, CohortSpec> working(TheorySubject subject) {
    return working(subject.scenario());
  }

  /** The cohorts that writing is work to. */
  static Map<String, CohortSpec> working(Scenario scenario) {
    Map<String, CohortSpec> working = new LinkedHashMap<>(scenario.humans());
    working.values().removeIf(cohort -> cohort.work().isEmpty());
    return working;
  }

  private static Assumption somebodyComesAndGoes(TheorySubject subject) {
    boolean does =
        working(subject).values().stream().anyMatch(cohort -> work(cohort).turnover().value() > 0);
    return new Assumption(
        "it is about people who come and go",
        "humans",
        does ? "come and go" : "all write",
        does,
        "work");
  }

  private static Assumption oneCohort(TheorySubject subject) {
    int count = working(subject).size();
    return new Assumption(
        "one cohort must come and go", "humans", Integer.toString(count), count == 1, "1");
  }

  private static Assumption sameEffort(TheorySubject subject) {
    Map.Entry<String, CohortSpec> cohort = working(subject).entrySet().iterator().next();
    double effort = work(cohort.getValue()).effort();
    return new Assumption(
        "who writes must write as much as ever",
        "humans." + cohort.getKey() + ".work.effort",
        NumberFormatting.text(effort),
        effort == 0,
        "0");
  }

  /** What audiences look at must not depend on what happened. */
  static Assumption fixedTaste(TheorySubject subject) {
    List<String> others =
        subject.scenario().audiences().entrySet().stream()
            .filter(audience -> !looksAtFixedFigures(audience.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return new Assumption(
        "what audiences choose by must be fixed: quality fixed, neither novelty nor familiarity, no feed of a model's",
        "audiences",
        others.isEmpty() ? "fixed" : String.join(", ", others) + " measures",
        others.isEmpty(),
        "quality=fixed");
  }

  private static boolean looksAtFixedFigures(AudienceSpec audience) {
    return (audience.quality() == ReadingQuality.FIXED || audience.taste().quality() == 0)
        && audience.taste().novelty() == 0
        && audience.taste().familiarity() == 0
        && audience.feed().recommender().isEmpty();
  }

  private static Assumption nobodyOutside(TheorySubject subject) {
    List<String> outside = subject.scenario().outside();
    return new Assumption(
        "nobody may take part from outside",
        "models",
        outside.isEmpty() ? "all here" : String.join(", ", outside) + " outside",
        outside.isEmpty(),
        "others");
  }

  private static Assumption notTooMany(TheorySubject subject) {
    Map.Entry<String, CohortSpec> cohort = working(subject).entrySet().iterator().next();
    int writers = cohort.getValue().writers();
    return new Assumption(
        "every number of writers is followed, up to %,d".formatted(WRITERS_MAX),
        "humans." + cohort.getKey() + ".writers",
        "%,d".formatted(writers),
        writers <= WRITERS_MAX,
        "fewer");
  }
}
