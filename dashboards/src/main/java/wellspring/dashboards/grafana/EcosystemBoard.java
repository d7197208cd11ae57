package wellspring.dashboards.grafana;

import static wellspring.dashboards.metric.MeasureMetric.measured;
import static wellspring.dashboards.metric.MetricLabel.AUTHOR;
import static wellspring.dashboards.metric.MetricLabel.CLAIMED;
import static wellspring.dashboards.metric.MetricLabel.COHORT;
import static wellspring.dashboards.metric.MetricLabel.CURATOR;
import static wellspring.dashboards.metric.MetricLabel.KIND;
import static wellspring.dashboards.metric.MetricLabel.LEARNER;
import static wellspring.dashboards.metric.MetricLabel.MODEL;
import static wellspring.dashboards.metric.MetricLabel.ORIGIN;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.promql.PromqlWriter.max;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import java.util.List;
import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.LabelMatcher;
import wellspring.dashboards.promql.PromqlWriter;
import wellspring.model.measure.Measure;

/** Who writes, which models read which texts, and what text claims about its origin. */
final class EcosystemBoard {
  private static final PromqlWriter Q = PromqlWriter.board();
  private static final String BY_MODEL = "{{model}} {{run}}";
  private static final LabelMatcher SYNTHETIC = LabelMatcher.is(ORIGIN, "synthetic");
  private static final LabelMatcher HUMAN = LabelMatcher.is(ORIGIN, "human");

  private EcosystemBoard() {}

  static Board board() {
    return new Board(
        "wellspring-ecosystem",
        "Wellspring: ecosystem",
        "Who writes, which models read which texts, and what text claims about its origin.",
        BoardAnnotation.all(false),
        List.of(
            PanelRow.of("Who is there", writers(), models(), orders()),
            PanelRow.of("Flows of text", byOrigin(), byAuthor(), intoCorpora()),
            PanelRow.of("The mix", delivered(), kept()),
            PeopleRow.row(),
            PanelRow.of("Provenance: true and claimed", claims(), passing(), depth()),
            PanelRow.of("What is left of the language", vocabulary(), pairs(), tail())));
  }

  private static GrafanaPanel writers() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Human writers",
                "How many people write, by cohort.",
                "The scenario's `humans.NAME.writers`; where people come and go, those who do now.",
                "Hardly more than the curators take: a corpus that cannot be filled ends the run.",
                "More writers, or more documents of each."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(6, 5)
        .asking(max(Q.select(RunMetric.COHORT_WRITERS), RUN, COHORT), "{{cohort}} {{run}}");
  }

  private static GrafanaPanel models() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Models",
                "Which models there are, who curates for them, and how they learn.",
                "The labels of wellspring_model_info.",
                "A model that you do not know: the run uses another scenario than you think.",
                "See scenario.yaml in the run's directory."),
            FieldConfig.of(GrafanaUnit.PLAIN).with(DisplayTrait.NAMES))
        .sized(10, 5)
        .asking(
            max(Q.select(RunMetric.MODEL_INFO), RUN, MODEL, CURATOR, LEARNER),
            "{{model}} ({{learner}}) ← {{curator}}");
  }

  private static GrafanaPanel orders() {
    return GrafanaPanel.of(
            Kind.BARS,
            new PanelDescription(
                "Steering",
                "What people ordered while the run went on, from the page.",
                "Increase of wellspring_steering_orders_total over the time shown.",
                "Orders that you do not know of. The run then differs from its scenario.",
                "Repeat the run without them; the control topic lists each with its round."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(8, 5)
        .asking(
            sum(
                "increase(%s[$__range])".formatted(Q.select(RunMetric.STEERING_ORDERS_TOTAL)),
                KIND),
            "{{kind}}");
  }

  private static GrafanaPanel byOrigin() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Text written, by origin",
                "How much text people and models write, by where it really comes from.",
                "Tokens a second; text counts when its round is closed.",
                "There is less and less human text, or far more synthetic text.",
                "Look at who writes less, on the right."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0).with(DisplayTrait.STACKED))
        .sized(8, 8)
        .asking(sum(Q.rate(RunMetric.TOKENS_WRITTEN_TOTAL), RUN, ORIGIN), "{{origin}} {{run}}");
  }

  private static GrafanaPanel byAuthor() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Text written, by author",
                "How much each cohort, each model and visitors of the page write.",
                "Tokens a second; text counts when its round is closed.",
                "A cohort or a model falls silent.",
                "A silent model has not been released yet, or writes empty documents."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0).with(DisplayTrait.STACKED))
        .sized(8, 8)
        .asking(sum(Q.rate(RunMetric.TOKENS_WRITTEN_TOTAL), RUN, AUTHOR), "{{author}} {{run}}");
  }

  private static GrafanaPanel intoCorpora() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Text taken into corpora",
                "How much text of either origin reaches each model.",
                "Tokens a second that curators took; text counts when its round is closed.",
                "A model is fed by models alone.",
                "Raise its curator's human fraction."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0).with(DisplayTrait.STACKED))
        .sized(8, 8)
        .asking(
            sum(Q.rate(RunMetric.TOKENS_CURATED_TOTAL), RUN, MODEL, ORIGIN),
            "{{model}} {{origin}} {{run}}");
  }

  private static GrafanaPanel delivered() {
    String human = sum(Q.rate(RunMetric.DOCUMENTS_CURATED_TOTAL, HUMAN), RUN, CURATOR);
    String all = sum(Q.rate(RunMetric.DOCUMENTS_CURATED_TOTAL), RUN, CURATOR);
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Human fraction: aim and delivery",
                "The share of human documents that each curator delivers; dashed, what it aims at.",
                "Human documents / all documents of its corpora, against the scenario's `human`.",
                "Delivery stays below the aim: curators see claims alone, and take text for human that"
                    + " is not. With random draws it scatters.",
                "See 'Synthetic text that passes as human'. The first round is all human, independent of the aim."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(12, 8)
        .asking("(%s or 0 * %s) / %s".formatted(human, all, all), "{{curator}} {{run}}")
        .asking(
            max(Q.select(RunMetric.CURATOR_HUMAN_AIM_RATIO), RUN, CURATOR),
            "{{curator}} aim {{run}}");
  }

  private static GrafanaPanel kept() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Human fraction of all that is learned from",
                "The share of human text in what a generation is trained on, kept corpora included.",
                "Tokens by people / all training tokens, of the last closed round.",
                "It falls towards 0; then nothing holds the model to the humans' language.",
                "A memory that keeps human text: anchor, accumulate."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(12, 8)
        .asking(max(Q.select(measured(Measure.TRAINING_HUMAN_FRACTION)), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel claims() {
    String all = sum(Q.rate(RunMetric.DOCUMENTS_WRITTEN_TOTAL), RUN);
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Origin of new text: true and claimed",
                "The share of new documents by people and models as it is; dashed, as they say.",
                "Documents of an origin / all documents; text counts when its round is closed.",
                "The claimed shares differ more and more from the true ones: provenance is lost or forged.",
                "Curators cannot see the truth: `labels: {detector: ERROR}` shows what a detector"
                    + " would buy."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(8, 8)
        .asking(
            sum(Q.rate(RunMetric.DOCUMENTS_WRITTEN_TOTAL), RUN, ORIGIN)
                + " / on (run) group_left () "
                + all,
            "truly {{origin}} {{run}}")
        .asking(
            sum(Q.rate(RunMetric.DOCUMENTS_WRITTEN_TOTAL), RUN, CLAIMED)
                + " / on (run) group_left () "
                + all,
            "claimed {{claimed}} {{run}}");
  }

  private static GrafanaPanel passing() {
    LabelMatcher honest = LabelMatcher.is(CLAIMED, "synthetic");
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Synthetic text that passes as human",
                "The share of what models write that says it was written by people.",
                "1 − synthetic documents that say so / all synthetic documents.",
                "Above 0: models whose curator trusts claims train on more synthetic text than is known.",
                "Labels that cannot be forged, or a detector; compare the models with each."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(8, 8)
        .asking(
            "1 - %s / %s"
                .formatted(
                    sum(Q.rate(RunMetric.DOCUMENTS_WRITTEN_TOTAL, SYNTHETIC, honest), RUN),
                    sum(Q.rate(RunMetric.DOCUMENTS_WRITTEN_TOTAL, SYNTHETIC), RUN)),
            "{{run}}");
  }

  private static GrafanaPanel depth() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Depth of lineage",
                "How many models the text that a model writes has passed through, on average.",
                "1 + the mean depth of what its generation learned from; a person's text has 0.",
                "It grows by 1 with each generation: a closed loop.",
                "Human text in the mix keeps it level: at a share α it settles near 1/α."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(8, 8)
        .asking(max(Q.select(RunMetric.MODEL_LINEAGE_DEPTH), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel vocabulary() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Vocabulary kept",
                "How many different words a model uses, relative to as much human text.",
                "Different tokens of the probe / those of equally much human text.",
                "It falls: rare words go first, and never come back without human text.",
                "Below the limit of `collapse.vocabularyRatio` it counts as collapsed."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0))
        .sized(8, 8)
        .asking(max(Q.select(measured(Measure.VOCABULARY_KEPT)), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel pairs() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Different pairs of words",
                "The share of word pairs that differ: whether a model repeats itself.",
                "distinct-2 on equally much text.",
                "It falls: turns of phrase are repeated.",
                "Check sampling, too: a low temperature or top-k does the same without collapse."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0))
        .sized(8, 8)
        .asking(max(Q.select(measured(Measure.DISTINCT_2)), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel tail() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Tail kept",
                "How many of the rarest words, which make up a tenth of the humans' text, a model still"
                    + " uses, beside equally much human text.",
                "1 is as many as people use.",
                "It falls towards 0: the early sign of collapse, as rare words are lost first.",
                "Read a few documents on the live page."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0))
        .sized(8, 8)
        .asking(max(Q.select(measured(Measure.TAIL_KEPT)), RUN, MODEL), BY_MODEL);
  }
}
