package wellspring.infra.metrics;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.metric.MeasureMetric;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.page.ClosedRound;
import wellspring.model.measure.Measure;

/** What was written, what was taken of it, and what was measured. */
final class TextWatch {
  private final Instruments instruments;
  private final Scenario scenario;
  private final Map<String, Set<Measure>> shown = new HashMap<>();

  TextWatch(Instruments instruments, Scenario scenario) {
    this.instruments = instruments;
    this.scenario = scenario;
    scenario
        .humans()
        .forEach(
            (name, spec) -> instruments.set(RunMetric.COHORT_WRITERS, spec.writersAtFirst(), name));
  }

  void roundOpened(RoundOpened event) {
    scenario
        .curators()
        .keySet()
        .forEach(name -> aim(name, Optional.ofNullable(event.humanFractions().get(name))));
  }

  /** A curator that now takes what is there must not keep showing what it aimed at. */
  private void aim(String curator, Optional<Double> aim) {
    aim.ifPresentOrElse(
        share -> instruments.set(RunMetric.CURATOR_HUMAN_AIM_RATIO, share, curator),
        () -> instruments.remove(RunMetric.CURATOR_HUMAN_AIM_RATIO, curator));
  }

  void roundClosed(ClosedRound round) {
    Map<String, Set<Measure>> measured = new TreeMap<>();
    for (ModelMeasured event : round.measurements()) {
      Measure measure = measured(event);
      measured.computeIfAbsent(event.agent(), agent -> EnumSet.noneOf(Measure.class)).add(measure);
    }
    measured.forEach(this::hideOthers);
    round.flows().written().forEach(this::written);
    Map<String, Long> corpora = new TreeMap<>();
    for (RoundFlows.Curated curated : round.flows().curated()) {
      curated(curated);
      corpora.merge(curated.model(), curated.tokens(), Long::sum);
    }
    corpora.forEach(this::threshold);
  }

  private Measure measured(ModelMeasured event) {
    Measure measure = Measure.of(event.measure());
    instruments.set(MeasureMetric.measured(measure), event.value(), event.agent());
    if (event.predicted() == null) {
      instruments.remove(MeasureMetric.predicted(measure), event.agent());
    } else {
      instruments.set(MeasureMetric.predicted(measure), event.predicted(), event.agent());
    }
    return measure;
  }

  /** A measure without a value in this round must not keep showing that of an earlier round. */
  private void hideOthers(String model, Set<Measure> measures) {
    Set<Measure> before = shown.put(model, measures);
    if (before != null) {
      before.stream()
          .filter(measure -> !measures.contains(measure))
          .forEach(
              measure -> {
                instruments.remove(MeasureMetric.measured(measure), model);
                instruments.remove(MeasureMetric.predicted(measure), model);
              });
    }
  }

  private void written(RoundFlows.Written written) {
    String[] labels = {written.author(), name(written.origin()), name(written.claimed())};
    instruments.add(RunMetric.DOCUMENTS_WRITTEN_TOTAL, written.documents(), labels);
    instruments.add(RunMetric.TOKENS_WRITTEN_TOTAL, (double) written.tokens(), labels);
  }

  private void curated(RoundFlows.Curated curated) {
    String[] labels = {
      curated.curator(), curated.model(), curated.author(), name(curated.origin())
    };
    instruments.add(RunMetric.DOCUMENTS_CURATED_TOTAL, curated.documents(), labels);
    instruments.add(RunMetric.TOKENS_CURATED_TOTAL, (double) curated.tokens(), labels);
  }

  /**
   * Where a fraction α keeps H∞/H₀ = 2nα/(1 + 2nα) of the diversity, half is lost at 1/(2n). That
   * is for a model on its own which sees nothing but its fresh corpus.
   */
  private void threshold(String model, long tokens) {
    ModelSpec spec = scenario.models().get(model);
    CuratorSpec curator = scenario.curators().get(spec.curator());
    boolean numbers = scenario.language().isNumeric();
    boolean alone = !curator.readsOthers() && curator.verifier().isEmpty();
    if (!spec.memory().rule().remembers() && alone && !numbers && tokens > 0) {
      instruments.set(RunMetric.MODEL_HUMAN_FRACTION_THRESHOLD_RATIO, 0.5 / tokens, model);
    }
  }

  private static String name(Enum<?> origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }
}
