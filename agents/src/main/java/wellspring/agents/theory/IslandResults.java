package wellspring.agents.theory;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.prediction.ClosedForms.Islands;
import wellspring.model.prediction.IslandDrift;
import wellspring.model.prediction.NaturalPoolDrift;

/** Models that read each other. */
final class IslandResults {
  /** The forecast reads what islands may differ in; in all else they are alike. */
  private static final AccountedKeys KEYS =
      TokenResults.TOKENS.and(
          "curator.pool",
          "other.model.curator",
          "other.model.documents",
          "other.model.price",
          "other.model.quality",
          "other.model.learner.kind",
          "other.model.learner.order",
          "other.model.learner.prior",
          "other.model.learner.topK",
          "other.curator.human.**",
          "other.curator.draw",
          "other.curator.documents",
          "other.curator.pool",
          "other.curator.labels",
          "other.curator.labels.detector");

  /** Where all draw from all that was written, neither the draw nor the pool matters. */
  private static final AccountedKeys NATURAL_KEYS =
      KEYS.and(
          "curator.draw",
          "other.curator.draw",
          "humans.*.disclosure.**",
          "model.disclosure.**",
          "other.model.disclosure.**");

  static final List<TheoryResult> ALL = List.of(islands(), natural());

  private IslandResults() {}

  private static TheoryResult islands() {
    return new TheoryResult(
        new ResultStatement(
            "islands",
            "Models that feed on each other through a pool, within and between them",
            "F'_ii = 1/n_i + (1 − 1/n_i) X_ii, F'_ij = X_ij, X_ij = α_i α_j F_q + α_i (1 − α_j) G_j + (1 − α_i) α_j G_i"
                + " + (1 − α_i)(1 − α_j) Σ a_i(x) a_j(y) F_xy, a_i(x) = m_i/M + (1 − m_i)[x = i]; exact for"
                + " whole documents from a finite pool; at m = 1, α = 0 it is 1/Ne = Σ 1/(M² n_i)",
            "Wright 1931 (island model)"),
        AssumptionChecks::aboutTokens,
        List.of(
            AssumptionChecks::independentTokens,
            AssumptionChecks::frequenciesAlone,
            AssumptionChecks::givenPrior,
            AssumptionChecks::writesWithAllTokens,
            AssumptionChecks::fromScratch,
            AssumptionChecks::everyRound,
            AssumptionChecks::atOnce,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::drawnAtRandom,
            AssumptionChecks::oneKindOfFraction,
            IslandResults::others,
            IslandResults::alike),
        KEYS,
        subject ->
            Forecast.NOTHING
                .with(Measure.DIVERSITY, () -> course(subject, Islands::within))
                .with(Measure.BETWEEN_DIVERSITY, () -> course(subject, Islands::between)));
  }

  private static TheoryResult natural() {
    return new TheoryResult(
        new ResultStatement(
            "natural-islands",
            "Models that all draw from what people and all of them wrote in the round",
            "F' = 1/n + (1 − 1/n) X, C' = 1/N + (1 − 1/N) X, X = (1 − s − d) F_q + s F + d C, N = P + MD,"
                + " s = MD(D − 1)/[N(N − 1)], d = M(M − 1)D²/[N(N − 1)]; exact for documents of several tokens, too",
            "Wright 1931 (drift with immigration), drawn without replacement"),
        AssumptionChecks::aboutTokens,
        List.of(
            AssumptionChecks::independentTokens,
            AssumptionChecks::frequenciesAlone,
            AssumptionChecks::noSmoothing,
            AssumptionChecks::writesWithAllTokens,
            AssumptionChecks::fromScratch,
            AssumptionChecks::everyRound,
            AssumptionChecks::atOnce,
            AssumptionChecks.memory(MemoryRegime.Replace.class),
            AssumptionChecks::natural,
            IslandResults::others,
            IslandResults::allAlike),
        NATURAL_KEYS,
        subject ->
            Forecast.NOTHING
                .with(Measure.DIVERSITY, () -> naturalCourse(subject, Islands::within))
                .with(Measure.BETWEEN_DIVERSITY, () -> naturalCourse(subject, Islands::between)));
  }

  private static double[] naturalCourse(TheorySubject subject, ToDoubleFunction<Islands> figure) {
    return new NaturalPoolDrift(
            subject.tokenUse().match(),
            subject.humanDocuments(),
            subject.scenario().models().size(),
            subject.model().documents(),
            subject.curator().documents(),
            subject.corpus().documentTokens())
        .course(subject.generations()).stream().mapToDouble(figure).toArray();
  }

  private static double[] course(TheorySubject subject, ToDoubleFunction<Islands> figure) {
    List<TheorySubject> models = models(subject);
    IslandDrift drift =
        new IslandDrift(
            subject.tokenUse(),
            subject.humanDocuments(),
            models.stream().map(IslandResults::island).toList(),
            subject.prior());
    return drift.course(models.indexOf(subject), subject.generations()).stream()
        .mapToDouble(figure)
        .toArray();
  }

  private static IslandDrift.Island island(TheorySubject model) {
    return new IslandDrift.Island(
        model.corpus(), model::human, model.curator().pool(), model.model().documents());
  }

  private static List<TheorySubject> models(TheorySubject subject) {
    return subject.scenario().models().keySet().stream()
        .map(name -> new TheorySubject(subject.scenario(), subject.language(), name))
        .toList();
  }

  private static Assumption others(TheorySubject subject) {
    int models = subject.scenario().models().size();
    return new Assumption(
        "there must be other models",
        "models",
        Integer.toString(models),
        models > 1,
        "two or more");
  }

  private static Assumption alike(TheorySubject subject) {
    return alike(
        subject,
        "all models must be alike, and their curators, but for the number of documents and the shares of people and pool",
        other -> isLike(subject, other),
        "the same other settings for each");
  }

  /** Where all draw from one pool, how much each writes and takes must be the same, too. */
  private static Assumption allAlike(TheorySubject subject) {
    return alike(
        subject,
        "all models must be alike, and their curators",
        other ->
            isLike(subject, other)
                && other.isNatural() == subject.isNatural()
                && other.model().documents() == subject.model().documents()
                && other.curator().documents() == subject.curator().documents(),
        "the same settings for each");
  }

  private static Assumption alike(
      TheorySubject subject, String requires, Predicate<TheorySubject> like, String remedy) {
    List<String> unlike =
        models(subject).stream().filter(like.negate()).map(TheorySubject::name).toList();
    return new Assumption(
        requires,
        "models",
        unlike.isEmpty() ? "all alike" : String.join(", ", unlike) + " unlike " + subject.name(),
        unlike.isEmpty(),
        remedy);
  }

  private static boolean isLike(TheorySubject subject, TheorySubject other) {
    return other.isSometimesNatural() == subject.isSometimesNatural()
        && settings(other.curator(), subject.curator()).equals(subject.curator())
        && settings(other.model(), subject.model()).equals(subject.model());
  }

  /** All but what islands may differ in, which is the other's. */
  private static CuratorSpec settings(CuratorSpec curator, CuratorSpec other) {
    return new CuratorSpec(
        other.human(),
        curator.draw(),
        other.documents(),
        other.pool(),
        curator.labels(),
        curator.verifier(),
        curator.shortage());
  }

  private static ModelSpec settings(ModelSpec model, ModelSpec other) {
    return new ModelSpec(
        other.curator(),
        model.learner(),
        model.memory(),
        model.start(),
        other.documents(),
        model.cadence(),
        model.latency(),
        other.price(),
        other.quality(),
        model.disclosure());
  }
}
