package wellspring.dashboards.grafana;

import static wellspring.dashboards.metric.MetricLabel.AUTHOR;
import static wellspring.dashboards.metric.MetricLabel.COHORT;
import static wellspring.dashboards.metric.MetricLabel.FROM;
import static wellspring.dashboards.metric.MetricLabel.ORIGIN;
import static wellspring.dashboards.metric.MetricLabel.REASON;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.metric.MetricLabel.TO;
import static wellspring.dashboards.promql.PromqlWriter.max;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.PromqlWriter;

/** What happens to people: who still writes, who is read, who is paid, and who sounds like whom. */
final class PeopleRow {
  private static final PromqlWriter Q = PromqlWriter.board();

  private PeopleRow() {}

  static PanelRow row() {
    return PanelRow.of("People", writers(), attention(), money(), origins(), voices());
  }

  private static GrafanaPanel writers() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Writers by cohort",
                "How many people write, now that they may come and go.",
                "Those of the round before − who left + who joined, as of the last closed round.",
                "It falls to 0: nobody is left from whom models could learn.",
                "See what they earn: `humans.NAME.work.pay`, or what others take of the attention."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(8, 8)
        .asking(max(Q.select(RunMetric.COHORT_WRITERS), RUN, COHORT), "{{cohort}} {{run}}");
  }

  private static GrafanaPanel attention() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Attention by author",
                "The share of what audiences read that is of each cohort and each model.",
                "Documents read of an author / all documents read; they count when their round is"
                    + " closed.",
                "Models take nearly all of it, and people write for nobody.",
                "A taste for what people write, or for news; a feed with fewer models."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1).with(DisplayTrait.STACKED))
        .sized(8, 8)
        .asking(
            sum(Q.rate(RunMetric.DOCUMENTS_READ_TOTAL), RUN, AUTHOR)
                + " / on (run) group_left () "
                + sum(Q.rate(RunMetric.DOCUMENTS_READ_TOTAL), RUN),
            "{{author}} {{run}}");
  }

  private static GrafanaPanel money() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Money by account and reason",
                "What each account receives; below 0, what it pays.",
                "The scenario's money a second; it counts when its round is closed. All of it adds up"
                    + " to 0.",
                "What a cohort pays is more than what it receives.",
                "`wellspring books RUN` has each payment."),
            FieldConfig.of(GrafanaUnit.PER_SECOND))
        .sized(8, 8)
        .asking(
            sum(Q.rate(RunMetric.MONEY_PAID_TOTAL), RUN, TO, REASON),
            "{{to}} receives {{reason}} {{run}}")
        .asking(
            "-" + sum(Q.rate(RunMetric.MONEY_PAID_TOTAL), RUN, FROM, REASON),
            "{{from}} pays {{reason}} {{run}}");
  }

  private static GrafanaPanel origins() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Shares of what is written",
                "How much of the new text people write, models write, and people write with a model.",
                "Tokens of an origin / all tokens; text counts when its round is closed.",
                "The human share goes to 0, be it that people leave or that models write for them.",
                "See who leaves; `humans.NAME.assistance` says who is helped."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1).with(DisplayTrait.STACKED))
        .sized(12, 8)
        .asking(
            sum(Q.rate(RunMetric.TOKENS_WRITTEN_TOTAL), RUN, ORIGIN)
                + " / on (run) group_left () "
                + sum(Q.rate(RunMetric.TOKENS_WRITTEN_TOTAL), RUN),
            "{{origin}} {{run}}");
  }

  private static GrafanaPanel voices() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Distance of voices",
                "How far each cohort and each model is from the language's usual style.",
                "Their total variation distance, of what was written in the last closed round; 0 is"
                    + " the usual style.",
                "All come to the same distance and stay there: people write as the models do.",
                "The page shows where they stand; `humans.NAME.imitation` says how fast they follow."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(12, 8)
        .asking(max(Q.select(RunMetric.VOICE_DISTANCE_RATIO), RUN, AUTHOR), "{{author}} {{run}}");
  }
}
