package wellspring.dashboards.grafana;

import static wellspring.dashboards.metric.MeasureMetric.measured;
import static wellspring.dashboards.metric.MetricLabel.DEVICE;
import static wellspring.dashboards.metric.MetricLabel.MODEL;
import static wellspring.dashboards.metric.MetricLabel.RUN;
import static wellspring.dashboards.promql.PromqlWriter.max;
import static wellspring.dashboards.promql.PromqlWriter.sum;

import java.util.List;
import wellspring.dashboards.grafana.FieldConfig.DisplayTrait;
import wellspring.dashboards.grafana.GrafanaPanel.Kind;
import wellspring.dashboards.metric.RunMetric;
import wellspring.dashboards.promql.PromqlWriter;
import wellspring.model.measure.Measure;

/** How well and how fast the models learn. */
final class TrainingBoard {
  private static final PromqlWriter Q = PromqlWriter.board();
  private static final String BY_MODEL = "{{model}} {{run}}";

  private TrainingBoard() {}

  static Board board() {
    return new Board(
        "wellspring-training",
        "Wellspring: training",
        "How well and how fast the models learn. Losses, steps and tokens are those of neural"
            + " models; the others learn in one go.",
        BoardAnnotation.all(true),
        List.of(
            PanelRow.of("Now", device(), generation(), step(), speed()),
            PanelRow.of("Loss", loss(), heldOutLoss()),
            PanelRow.of("Speed", tokens(), steps(), seconds()),
            PanelRow.of(
                "What they learn from, and what comes of it", documents(), lineage(), result())));
  }

  private static GrafanaPanel device() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Device",
                "What neural models are trained on; 'none' if there are no neural models.",
                "The label device of wellspring_run_info.",
                "A processor, though the machine has a GPU.",
                "See `--device` and the section 'Where they train' of the README."),
            FieldConfig.of(GrafanaUnit.PLAIN).with(DisplayTrait.NAMES))
        .sized(6, 5)
        .asking(max(Q.select(RunMetric.RUN_INFO), RUN, DEVICE), "{{device}}");
  }

  private static GrafanaPanel generation() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Generation",
                "How often each model has been trained.",
                "The generation of its newest release, from 1.",
                "It stands still while rounds go on: the model's cadence or latency is long.",
                "See `cadence` and `latency` in the scenario."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(6, 5)
        .asking(max(Q.select(RunMetric.MODEL_GENERATION), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel step() {
    return GrafanaPanel.of(
            Kind.BARS,
            new PanelDescription(
                "Training under way",
                "How far the newest training of each neural model has come.",
                "Steps taken / steps planned.",
                "It stands still below 100 %.",
                "See 'Steps a second'; a device that is shared may be busy with another model."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(6, 5)
        .asking(
            max(Q.select(RunMetric.TRAINING_STEP), RUN, MODEL)
                + " / "
                + max(Q.select(RunMetric.TRAINING_STEPS_PLANNED), RUN, MODEL),
            BY_MODEL);
  }

  private static GrafanaPanel speed() {
    return GrafanaPanel.of(
            Kind.STAT,
            new PanelDescription(
                "Tokens a second",
                "How fast all neural models together learn.",
                "Rate of steps × batch × context.",
                "Far below what model/bench/README.md reports for a similar machine.",
                "Look at the processor on the board Runtime: is something else running?"),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0))
        .sized(6, 5)
        .asking(sum(Q.rate(RunMetric.TRAINING_TOKENS_TOTAL), RUN), "{{run}}");
  }

  private static GrafanaPanel loss() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Training loss",
                "What a token of the newest batch costs each neural model, in nats.",
                "Mean cross-entropy of the batch, per token of the learner's own tokenizer.",
                "It does not fall within a training, jumps, or is not there any more.",
                "Lower training.learningRate or training.clip. A low loss alone is no good sign:"
                    + " synthetic text is easy to learn."),
            FieldConfig.of(GrafanaUnit.PLAIN))
        .sized(12, 8)
        .asking(max(Q.select(RunMetric.TRAINING_LOSS_NATS), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel heldOutLoss() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Held-out loss",
                "The same for human text that no model learns from.",
                "Mean cross-entropy in nats per token, taken training.evaluations times a training.",
                "It rises from generation to generation while the training loss falls: collapse.",
                "More human text in the mix; within one training: fewer steps, because it overfits."),
            FieldConfig.of(GrafanaUnit.PLAIN))
        .sized(12, 8)
        .asking(max(Q.select(RunMetric.TRAINING_HELD_OUT_LOSS_NATS), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel tokens() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Tokens a second, by model",
                "How fast each neural model learns.",
                "Rate of steps × batch × context. Models that start from given weights are left out.",
                "It falls while the model is the same.",
                "On a processor models share the cores; on a GPU one waits for the other."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0))
        .sized(8, 8)
        .asking(sum(Q.rate(RunMetric.TRAINING_TOKENS_TOTAL), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel steps() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Steps a second",
                "How many steps of training each neural model takes.",
                "Rate of wellspring_training_steps_total.",
                "0 for longer than a round's writing and evaluating take.",
                "See which stage takes the time, on the board Runtime."),
            FieldConfig.of(GrafanaUnit.PER_SECOND).from(0))
        .sized(8, 8)
        .asking(sum(Q.rate(RunMetric.TRAINING_STEPS_TOTAL), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel seconds() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Seconds per generation",
                "How long it takes from a model's corpus to the release that learned from it.",
                "Median and 95th percentile of wellspring_generation_duration_seconds.",
                "It grows from generation to generation: the memory keeps everything.",
                "`memory: {window: k}` or `{subsample: n}` bounds what is learned from."),
            FieldConfig.of(GrafanaUnit.SECONDS).from(0))
        .sized(8, 8)
        .asking(
            Q.quantile(0.5, RunMetric.GENERATION_DURATION_SECONDS, RUN, MODEL),
            "{{model}} p50 {{run}}")
        .asking(
            Q.quantile(0.95, RunMetric.GENERATION_DURATION_SECONDS, RUN, MODEL),
            "{{model}} p95 {{run}}");
  }

  private static GrafanaPanel documents() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Documents learned from",
                "How many documents each generation was trained on.",
                "The release's own account, kept corpora included.",
                "It grows without end: the memory keeps everything, and each generation takes longer.",
                "`memory: {window: k}` or `{subsample: n}` bounds it; what that costs in diversity, theory"
                    + " tells (`wellspring explain`)."),
            FieldConfig.of(GrafanaUnit.COUNT).from(0))
        .sized(8, 8)
        .asking(max(Q.select(RunMetric.MODEL_TRAINING_DOCUMENTS), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel lineage() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Human share of the lineage",
                "The share of what a generation learned from that people wrote.",
                "The release's own account, by the length of texts.",
                "It falls towards 0.",
                "See the human fraction on the board Overview."),
            FieldConfig.of(GrafanaUnit.SHARE).from(0).to(1))
        .sized(8, 8)
        .asking(max(Q.select(RunMetric.MODEL_LINEAGE_HUMAN_RATIO), RUN, MODEL), BY_MODEL);
  }

  private static GrafanaPanel result() {
    return GrafanaPanel.of(
            Kind.LINES,
            new PanelDescription(
                "Held-out cross-entropy",
                "What a token of human text costs each model, in nats of the language's own tokens,"
                    + " so that all models compare.",
                "−Σ ln P / tokens over text that no model learns from, of the last closed round.",
                "It rises from generation to generation.",
                "More human text, longer training, or weights that are kept (`start: warm`)."),
            FieldConfig.of(GrafanaUnit.PLAIN))
        .sized(8, 8)
        .asking(max(Q.select(measured(Measure.HELD_OUT_CROSS_ENTROPY)), RUN, MODEL), BY_MODEL);
  }
}
