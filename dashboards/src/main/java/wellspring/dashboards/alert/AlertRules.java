package wellspring.dashboards.alert;

import static wellspring.dashboards.metric.MetricLabel.CURATOR;
import static wellspring.dashboards.metric.MetricLabel.ORIGIN;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.metric.MetricLabel.SCENARIO;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import java.util.List;
import wellspring.dashboards.alert.AlertRule.Severity;
import wellspring.dashboards.metric.HostMetric;
import wellspring.dashboards.metric.MeasureMetric;
import wellspring.dashboards.metric.MetricLabel;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.LabelMatcher;
import wellspring.dashboards.promql.PromqlWriter;
import wellspring.model.measure.Measure;

/** All alert rules. */
public final class AlertRules {
  private static final PromqlWriter Q = PromqlWriter.alert("10m");
  private static final String ON_RUN = "on (scenario, run)";

  private AlertRules() {}

  /** What happens to the models first, then what happens to the machinery. */
  public static List<AlertRule> all() {
    return List.of(
        collapse(),
        humanFraction(),
        humanTextShort(),
        stalled(),
        failed(),
        vanished(),
        recorderBehind(),
        logSlow(),
        diskFull(),
        heapFull());
  }

  private static AlertRule collapse() {
    return new AlertRule(
        "WellspringCollapse",
        Q.select(RunMetric.MODEL_COLLAPSED) + " == 1",
        "1m",
        Severity.WARNING,
        "{{ $labels.model }} collapses ({{ $labels.definition }}) in {{ $labels.run }}",
        "For a minute the model has counted as collapsed by the limit {{ $labels.definition }} of"
            + " its scenario.");
  }

  private static AlertRule humanFraction() {
    return new AlertRule(
        "WellspringHumanFractionBelowThreshold",
        Q.select(MeasureMetric.measured(Measure.HUMAN_FRACTION))
            + " < on (scenario, run, model) "
            + Q.select(RunMetric.MODEL_HUMAN_FRACTION_THRESHOLD_RATIO),
        "1m",
        Severity.WARNING,
        "{{ $labels.model }} gets too little human text in {{ $labels.run }}",
        "Its fresh corpus holds {{ $value | humanizePercentage }} human text. Below 1/(2n), for n"
            + " tokens of corpus, chance alone takes half of the diversity in the end.");
  }

  private static AlertRule humanTextShort() {
    LabelMatcher human = LabelMatcher.is(ORIGIN, "human");
    String all = sum(Q.rate(RunMetric.DOCUMENTS_CURATED_TOTAL), SCENARIO, RUN, CURATOR);
    return new AlertRule(
        "WellspringHumanTextShort",
        "(%s or 0 * %s) / %s < on (scenario, run, curator) 0.8 * avg_over_time(%s[10m])"
            .formatted(
                sum(Q.rate(RunMetric.DOCUMENTS_CURATED_TOTAL, human), SCENARIO, RUN, CURATOR),
                all,
                all,
                Q.select(RunMetric.CURATOR_HUMAN_AIM_RATIO)),
        "5m",
        Severity.WARNING,
        "{{ $labels.curator }} delivers less human text than it aims at in {{ $labels.run }}",
        "Its corpora hold {{ $value | humanizePercentage }} human documents, less than four fifths"
            + " of what it aims at. It sees claims alone: text that passes as human counts as such.");
  }

  private static AlertRule stalled() {
    return new AlertRule(
        "WellspringRunStalled",
        "%s == 1 unless %s %s == 1 unless %s %s > 0 unless %s %s > 0 unless %s time() - %s < 600"
            .formatted(
                Q.select(RunMetric.RUN_ACTIVE),
                ON_RUN,
                Q.select(RunMetric.RUN_PAUSED),
                ON_RUN,
                sum(Q.increase(RunMetric.EVENTS_PUBLISHED_TOTAL), SCENARIO, RUN),
                ON_RUN,
                sum(Q.increase(RunMetric.TRAINING_STEPS_TOTAL), SCENARIO, RUN),
                ON_RUN,
                Q.select(RunMetric.RUN_STARTED_TIMESTAMP_SECONDS)),
        "1m",
        Severity.CRITICAL,
        "{{ $labels.run }} stands still",
        "For ten minutes nothing has reached its log and no training has taken a step, although it"
            + " is not paused.");
  }

  private static AlertRule failed() {
    return new AlertRule(
        "WellspringRunFailed",
        Q.select(RunMetric.RUN_FAILED) + " == 1",
        "0m",
        Severity.CRITICAL,
        "{{ $labels.run }} failed",
        "The run ended early because of an error. Its closed rounds are kept; manifest.json in its"
            + " directory has the reason.");
  }

  private static AlertRule vanished() {
    return new AlertRule(
        "WellspringRunVanished",
        "%s == 0 and on (job, instance) last_over_time(%s[1h]) == 1"
            .formatted(Q.select(HostMetric.UP), Q.select(RunMetric.RUN_ACTIVE)),
        "2m",
        Severity.WARNING,
        "The process at {{ $labels.instance }} is gone, and its run had not ended",
        "Prometheus can no longer scrape it and never saw its run end: it was stopped by hand,"
            + " killed, or lost its connection.");
  }

  private static AlertRule recorderBehind() {
    return new AlertRule(
        "WellspringRecorderBehind",
        Q.select(RunMetric.RECORDER_LAG_ROUNDS) + " > 10",
        "5m",
        Severity.WARNING,
        "What {{ $labels.run }} shows is {{ $value }} rounds old",
        "The rounds are in the log, but tables, page and metrics fall further and further behind.");
  }

  private static AlertRule logSlow() {
    return new AlertRule(
        "WellspringLogSlow",
        Q.quantile(0.99, RunMetric.PUBLISH_DURATION_SECONDS, SCENARIO, RUN) + " > 1",
        "5m",
        Severity.WARNING,
        "The log of {{ $labels.run }} is slow",
        "One event in a hundred waits {{ $value | humanizeDuration }} or longer until the log has"
            + " confirmed it.");
  }

  private static AlertRule diskFull() {
    String free = Q.select(RunMetric.DIRECTORY_FREE_BYTES);
    return new AlertRule(
        "WellspringDiskFull",
        "%s < 1e9 or predict_linear(%s[30m], 4 * 3600) < 0".formatted(free, free),
        "1m",
        Severity.CRITICAL,
        "The disk of {{ $labels.run }} fills up",
        "Less than a gigabyte is free, or will be gone within four hours at the pace of the last"
            + " half hour.");
  }

  private static AlertRule heapFull() {
    LabelMatcher heap = LabelMatcher.is(MetricLabel.AREA, "heap");
    return new AlertRule(
        "WellspringHeapFull",
        "min_over_time(%s[10m]) / %s > 0.95 and on (job, instance) %s == 1"
            .formatted(
                Q.select(HostMetric.JVM_MEMORY_USED_BYTES, heap),
                Q.select(HostMetric.JVM_MEMORY_MAX_BYTES, heap),
                Q.select(RunMetric.RUN_ACTIVE)),
        "1m",
        Severity.CRITICAL,
        "The heap of {{ $labels.instance }} is full",
        "For ten minutes at least 95 % of it have been in use: the process is about to run out of"
            + " memory.");
  }
}
