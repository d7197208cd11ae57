package wellspring.dashboards.grafana;

import static wellspring.dashboards.metric.MeasureMetric.measured;
import static wellspring.dashboards.metric.MeasureMetric.predicted;
import static wellspring.dashboards.metric.MetricLabel.DEFINITION;
import static wellspring.dashboards.metric.MetricLabel.MODEL;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.promql.PromqlWriter.max;
import static wellspring.dashboards.promql.PromqlWriter.min;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import java.util.List;
import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.PromqlWriter;
import wellspring.model.measure.Measure;

/** One screen that answers: is it collapsing, why, and since when? */
final class OverviewBoard {
  private static final PromqlWriter Q = PromqlWriter.board();
  private static final String BY_MODEL = "{{model}} {{run}}";

  private OverviewBoard() {}

  static Board board() {
    return new Board(
        "wellspring-overview",
        "Wellspring: overview",
        "Is it collapsing, why, and since when?",
        BoardAnnotation.all(false),
        List.of(
            PanelRow.of(
                "Is it collapsing?", state(), progress(), collapsed(), since(), human(), age()),
            PanelRow.of("Since when, and how near?", timeline(), nearness()),
            PanelRow.of("Why?", humanFraction(), perplexity(), diversity())));
  }

  private static GrafanaPanel state() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "State",
                "What each run is doing.",
                "2 × active − paused − failed.",
                "failed; or nothing at all, which means that no run is scraped.",
                "A failed run says why in its last line and in manifest.json."),
            FieldConfig.of(GrafanaUnit.PLAIN)
                .saying(-1, "failed", BoardColour.BAD)
                .saying(0, "ended", BoardColour.QUIET)
                .saying(1, "paused", BoardColour.WARNING)
                .saying(2, "running", BoardColour.GOOD))
        .sized(4, 4)
        .asking(
            "2 * %s - %s - %s"
                .formatted(
                    max(Q.select(RunMetric.RUN_ACTIVE), RUN),
                    max(Q.select(RunMetric.RUN_PAUSED), RUN),
                    max(Q.select(RunMetric.RUN_FAILED), RUN)),
            "{{run}}");
  }

  private static GrafanaPanel progress() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Rounds done",
                "How much of the run is behind it.",
                "Closed rounds / planned rounds.",
                "It stands still though the run is not paused.",
                "See the board Runtime: which stage takes the time?"),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(4, 4)
        .asking(
            max(Q.select(RunMetric.ROUNDS_CLOSED), RUN)
                + " / "
                + max(Q.select(RunMetric.ROUNDS_PLANNED), RUN),
            "{{run}}");
  }

  private static GrafanaPanel collapsed() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Collapsed models",
                "How many models count as collapsed now, by at least one definition.",
                "Sum over models of the largest wellspring_model_collapsed of their definitions.",
                "1 or more.",
                "Look below which definition it is, and whether the model gets human text."),
            FieldConfig.of(GrafanaUnit.COUNT).badAbove(0.5, 1).from(0))
        .sized(4, 4)
        .asking(sum(max(Q.select(RunMetric.MODEL_COLLAPSED), RUN, MODEL), RUN), "{{run}}");
  }

  private static GrafanaPanel since() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Collapsed since round",
                "The round in which the first collapse began that still holds, for each model.",
                "Smallest wellspring_model_collapsed_since_round over the definitions.",
                "Any number; an early one means that the model never had enough human text.",
                "Compare with the marks: was there an intervention shortly before?"),
            FieldConfig.of(GrafanaUnit.PLAIN))
        .sized(4, 4)
        .asking(min(Q.select(RunMetric.MODEL_COLLAPSED_SINCE_ROUND), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel human() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Lowest human fraction",
                "The share of human text in the fresh corpus of the model that gets least of it.",
                "Smallest human_fraction over the models; tokens by people / all tokens.",
                "Below 1/(2n) for n tokens of corpus chance alone takes half of the diversity, and"
                    + " with 0 all of it in the end.",
                "Raise its curator's human fraction, on the live page or in the scenario."),
            FieldConfig.of(GrafanaUnit.SHARE).badBelow(0.001, 0.1).from(0).to(1))
        .sized(4, 4)
        .asking(min(Q.select(measured(Measure.HUMAN_FRACTION)), RUN), "{{run}}");
  }

  private static GrafanaPanel age() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Since the last round",
                "How long ago the last round was closed.",
                "Now − the time stamp of the last closing.",
                "Much longer than a round takes, while the run is not paused.",
                "See the board Runtime, and the alert WellspringRunStalled in RUNBOOK.md."),
            FieldConfig.of(GrafanaUnit.SECONDS).badAbove(300, 600).from(0))
        .sized(4, 4)
        .asking(
            "time() - " + max(Q.select(RunMetric.ROUND_CLOSED_TIMESTAMP_SECONDS), RUN), "{{run}}");
  }

  private static GrafanaPanel timeline() {
    return GrafanaPanel.of(
            Kind.STATES,
            new PanelDescription(
                "Collapse of each model",
                "When each model counted as collapsed by at least one definition.",
                "Largest wellspring_model_collapsed over the definitions; the limits are the"
                    + " scenario's `collapse`.",
                "A bar that turns red and stays so. One that flickers is near a limit.",
                "Compare the moment with the plots below: what changed first?"),
            FieldConfig.of(GrafanaUnit.PLAIN)
                .saying(0, "holds", BoardColour.GOOD)
                .saying(1, "collapsed", BoardColour.BAD))
        .sized(12, 7)
        .asking(max(Q.select(RunMetric.MODEL_COLLAPSED), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel nearness() {
    return GrafanaPanel.of(
            Kind.BARS,
            new PanelDescription(
                "How near to each limit",
                "How far each model has gone from its first figure to the limit of each definition.",
                "0 where it began, 100 % at the limit; factors by their logarithms: ln(last/first) /"
                    + " ln(limit). Shown up to 200 %.",
                "100 % or more: collapsed by that definition. There are several, and they disagree.",
                "Judge by the definition that your question is about; `wellspring measures` explains"
                    + " what each measure misses."),
            FieldConfig.of(GrafanaUnit.SHARE).badAbove(0.7, 1).from(0).to(2))
        .sized(12, 7)
        .asking(
            "clamp_max(%s, 2)"
                .formatted(
                    max(Q.select(RunMetric.MODEL_COLLAPSE_PROGRESS_RATIO), RUN, MODEL, DEFINITION)),
            "{{model}} {{definition}} {{run}}");
  }

  private static GrafanaPanel humanFraction() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Human fraction",
                "The share of the fresh corpus that people wrote. What a collapse is explained by"
                    + " most often.",
                "Tokens by people / all tokens, of the last closed round. Dashed: the threshold"
                    + " 1/(2n).",
                "At or near 0, or below the dashed line.",
                "See the board Ecosystem: what does the curator aim at, and what does it take for human?"),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(8, 9)
        .asking(max(Q.select(measured(Measure.HUMAN_FRACTION)), RUN, MODEL), BY_MODEL)
        .asking(
            max(Q.select(RunMetric.MODEL_HUMAN_FRACTION_THRESHOLD_RATIO), RUN, MODEL),
            "{{model}} threshold {{run}}");
  }

  private static GrafanaPanel perplexity() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Held-out perplexity",
                "Between how many equally likely tokens a model hesitates in human text that it"
                    + " never saw.",
                "exp(−Σ ln P / tokens), of the last closed round; the axis is logarithmic.",
                "It grows, round after round. +Inf means that the model calls human text"
                    + " impossible; such points are left out of the plot.",
                "More human text; or a memory that keeps some (anchor, accumulate)."),
            FieldConfig.of(GrafanaUnit.COUNT).with(DisplayTrait.LOGARITHMIC))
        .sized(8, 9)
        .asking(max(Q.select(measured(Measure.HELD_OUT_PERPLEXITY)), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel diversity() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Diversity",
                "How probable it is that two tokens of a model differ. Dashed: what theory predicts"
                    + " on average, where it applies.",
                "1 − Σ p² over the token frequencies.",
                "It falls further than the dashed line, or the dashed line itself falls.",
                "One run scatters around the prediction; repeat with other seeds"
                    + " (`wellspring sweep`) before you conclude anything."),
            FieldConfig.of(GrafanaUnit.PLAIN).to(1))
        .sized(8, 9)
        .asking(max(Q.select(measured(Measure.DIVERSITY)), RUN, MODEL), BY_MODEL)
        .asking(
            max(Q.select(predicted(Measure.DIVERSITY)), RUN, MODEL), "{{model}} predicted {{run}}");
  }
}
