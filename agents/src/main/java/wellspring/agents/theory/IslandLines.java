package wellspring.agents.theory;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.measure.Measure;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.prediction.ClosedForms.Islands;
import wellspring.model.prediction.IslandDrift;

/** Models that read each other. */
final class IslandLines {
  static final List<Line> ALL = List.of(islands());

  private IslandLines() {}

  private static Line islands() {
    return new Line(
        new Statement(
            "islands",
            "Models alike that feed on each other through a pool, within and between them",
            "F' = 1/n + (1 − 1/n)[(1 − w)F_q + w(kF + (1 − k)B)], C' = (1 − w)F_q + w(kC + (1 − k)B),"
                + " B = F/M + (1 − 1/M)C, k = (1 − m)², w = (1 − α)²; exact for whole documents from a"
                + " finite pool",
            "Wright 1931 (island model)"),
        Requirements::aboutTokens,
        List.of(
            Requirements::independentTokens,
            Requirements::frequenciesAlone,
            Requirements::givenPrior,
            Requirements::writesWithAllTokens,
            Requirements::fromScratch,
            Requirements::everyRound,
            Requirements::atOnce,
            Requirements.memory(MemoryRegime.Replace.class),
            Requirements::drawnAtRandom,
            IslandLines::others,
            IslandLines::alike),
        subject ->
            Forecast.NOTHING
                .with(Measure.DIVERSITY, () -> course(subject, Islands::within))
                .with(Measure.BETWEEN_DIVERSITY, () -> course(subject, Islands::between)));
  }

  private static double[] course(Subject subject, ToDoubleFunction<Islands> figure) {
    IslandDrift drift =
        new IslandDrift(
            subject.tokenUse(),
            subject.corpus(),
            new IslandDrift.Exchange(
                subject.scenario().models().size(),
                subject.curator().pool(),
                subject.humanDocuments(),
                subject.model().documents()),
            subject::human,
            subject.prior());
    return drift.course(subject.generations()).stream().mapToDouble(figure).toArray();
  }

  private static Assumption others(Subject subject) {
    int models = subject.scenario().models().size();
    return new Assumption(
        "there must be other models",
        "models",
        Integer.toString(models),
        models > 1,
        "two or more");
  }

  private static Assumption alike(Subject subject) {
    List<String> unlike =
        subject.scenario().models().entrySet().stream()
            .filter(other -> !isLike(subject, other.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return new Assumption(
        "all models must be alike, and their curators",
        "models",
        unlike.isEmpty() ? "all alike" : String.join(", ", unlike) + " unlike " + subject.name(),
        unlike.isEmpty(),
        "the same settings for each");
  }

  private static boolean isLike(Subject subject, ModelSpec other) {
    CuratorSpec curator = subject.scenario().curators().get(other.curator());
    return curator.equals(subject.curator()) && settings(other).equals(settings(subject.model()));
  }

  /** All but which curator it is. */
  private static ModelSpec settings(ModelSpec model) {
    return new ModelSpec(
        "",
        model.learner(),
        model.memory(),
        model.start(),
        model.documents(),
        model.cadence(),
        model.latency());
  }
}
