package wellspring.infra.metrics;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;
import wellspring.agents.event.Measured;
import wellspring.infra.run.ClosedRound;
import wellspring.infra.run.RoundListener;
import wellspring.model.measure.Measure;

/** The last closed round's figures for Prometheus. */
public final class MetricsServer implements RoundListener {
  private static final String[] MODEL_LABELS = {"scenario", "run", "model"};

  private final String scenario;
  private final String run;
  private final Map<Measure, Gauge> measured = new EnumMap<>(Measure.class);
  private final Map<Measure, Gauge> predicted = new EnumMap<>(Measure.class);
  private final Gauge rounds;
  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** The metrics of a run. */
  public MetricsServer(String scenario, String run, long seed) {
    this.scenario = scenario;
    this.run = run;
    JvmMetrics.builder().register(registry);
    rounds =
        Gauge.builder()
            .name("wellspring_rounds_closed")
            .help("How many rounds of the run are closed.")
            .labelNames("scenario", "run")
            .register(registry);
    rounds.labelValues(scenario, run).set(0);
    Info.builder()
        .name("wellspring_run_info")
        .help("The run that this process simulates.")
        .labelNames("scenario", "run", "seed")
        .register(registry)
        .addLabelValues(scenario, run, Long.toString(seed));
    for (Measure measure : Measure.values()) {
      measured.put(measure, gauge(registry, name(measure, ""), measure.help()));
      predicted.put(
          measure,
          gauge(
              registry,
              name(measure, "_predicted"),
              "What theory predicts, where it does: " + measure.help()));
    }
  }

  /** Where to scrape. */
  public PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void roundClosed(ClosedRound round) {
    rounds.labelValues(scenario, run).set(round.round() + 1.0);
    for (Measured event : round.measurements()) {
      Measure measure = Measure.of(event.measure());
      measured.get(measure).labelValues(scenario, run, event.agent()).set(event.value());
      if (event.predicted() != null) {
        predicted.get(measure).labelValues(scenario, run, event.agent()).set(event.predicted());
      }
    }
  }

  private static String name(Measure measure, String what) {
    String unit =
        switch (measure.unit()) {
          case RATIO -> "_ratio";
          case NATS -> "_nats";
          case ROUNDS -> "_rounds";
          case PERPLEXITY, COUNT -> "";
        };
    return "wellspring_model_" + measure.id() + what + unit;
  }

  private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames(MODEL_LABELS).register(registry);
  }
}
