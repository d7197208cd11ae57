package wellspring.dashboards.metric;

import static wellspring.dashboards.metric.Metric.Type.COUNTER;
import static wellspring.dashboards.metric.Metric.Type.GAUGE;
import static wellspring.dashboards.metric.Metric.Type.HISTOGRAM;
import static wellspring.dashboards.metric.Metric.Type.INFO;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A metric of a run: all that Wellspring counts beside the measures of its models. Its name in
 * Prometheus is the constant's, in lower case, behind {@code wellspring_}; each has the labels
 * {@code scenario} and {@code run}.
 */
public enum RunMetric implements Metric {
  RUN_INFO(
      INFO,
      "The run that this process simulates.",
      MetricLabel.SEED,
      MetricLabel.LOG,
      MetricLabel.DEVICE,
      MetricLabel.VERSION),
  RUN_STARTED_TIMESTAMP_SECONDS(GAUGE, "When the run began, in seconds since 1970."),
  RUN_CONTINUED_TIMESTAMP_SECONDS(
      GAUGE, "When the run, which had been stopped, went on, in seconds since 1970; 0 for never."),
  RUN_ACTIVE(GAUGE, "Whether the run is under way: 1, or 0 once it has ended."),
  RUN_PAUSED(GAUGE, "Whether the run is paused: 1 or 0."),
  RUN_FAILED(GAUGE, "Whether the run failed: 1 or 0. An aborted run did not fail."),
  RUN_NODES(GAUGE, "How many nodes work on the run; 1 if it has no others."),
  ROUNDS_PLANNED(GAUGE, "How many rounds are planned."),
  ROUNDS_CLOSED(GAUGE, "How many rounds of the run are closed."),
  ROUND_OPEN(GAUGE, "The newest round that was opened, from 0."),
  ROUND_CLOSED_TIMESTAMP_SECONDS(GAUGE, "When the last round was closed, in seconds since 1970."),
  ROUND_DURATION_SECONDS(HISTOGRAM, "From the opening of a round to its closing."),
  STAGE_SECONDS_TOTAL(COUNTER, "Time that rounds were busy with a stage.", MetricLabel.STAGE),
  STEERING_ORDERS_TOTAL(COUNTER, "Steering orders of people during the run.", MetricLabel.KIND),
  STEERED_TIMESTAMP_SECONDS(
      GAUGE, "When this was last ordered, in seconds since 1970; 0 for never.", MetricLabel.KIND),

  MODEL_INFO(
      INFO, "A model of the run.", MetricLabel.MODEL, MetricLabel.CURATOR, MetricLabel.LEARNER),
  MODEL_COLLAPSED(
      GAUGE,
      "Whether the model counts as collapsed by a definition: 1 or 0. A definition that the run"
          + " has no figures for is left out.",
      MetricLabel.MODEL,
      MetricLabel.DEFINITION),
  MODEL_COLLAPSED_SINCE_ROUND(
      GAUGE,
      "The round from which on the model has counted as collapsed without a break; there only"
          + " while it does. After 64 rounds it may be up to one part in 64 too late.",
      MetricLabel.MODEL,
      MetricLabel.DEFINITION),
  MODEL_COLLAPSE_PROGRESS_RATIO(
      GAUGE,
      "How far the model's figure has gone to the limit of a definition: 0 where it began, 1 at"
          + " the limit. Factors are compared by their logarithms.",
      MetricLabel.MODEL,
      MetricLabel.DEFINITION),
  MODEL_HUMAN_FRACTION_THRESHOLD_RATIO(
      GAUGE,
      "The human fraction below which chance alone takes half of the diversity: 1/(2n) for n tokens"
          + " of fresh corpus. Only for models that see nothing but a fresh corpus of their own.",
      MetricLabel.MODEL),
  MODEL_GENERATION(
      GAUGE, "The generation that writes: how often it was trained.", MetricLabel.MODEL),
  MODEL_RELEASED_TIMESTAMP_SECONDS(
      GAUGE, "When its generation was released, in seconds since 1970.", MetricLabel.MODEL),
  MODEL_TRAINING_DOCUMENTS(GAUGE, "Documents that its generation learned from.", MetricLabel.MODEL),
  MODEL_LINEAGE_DEPTH(
      GAUGE,
      "How many models the text that it writes has passed through, on average, itself included.",
      MetricLabel.MODEL),
  MODEL_LINEAGE_HUMAN_RATIO(
      GAUGE, "The share of what its generation learned from that people wrote.", MetricLabel.MODEL),

  COHORT_WRITERS(GAUGE, "How many people write in a cohort.", MetricLabel.COHORT),
  COHORT_JOINED_TOTAL(
      COUNTER, "People of a cohort who began to write after closed rounds.", MetricLabel.COHORT),
  COHORT_LEFT_TOTAL(
      COUNTER, "People of a cohort who ceased to write after closed rounds.", MetricLabel.COHORT),
  COHORT_WRITER_INCOME(
      GAUGE,
      "What a writer of a cohort had of the last closed round, less what it cost, in the"
          + " scenario's money; there only for cohorts that are paid.",
      MetricLabel.COHORT),
  DOCUMENTS_READ_TOTAL(
      COUNTER,
      "Documents that audiences read in closed rounds, each as often as it was read.",
      MetricLabel.AUDIENCE,
      MetricLabel.AUTHOR),
  MONEY_PAID_TOTAL(
      COUNTER,
      "Money that changed hands in closed rounds, in the scenario's money.",
      MetricLabel.FROM,
      MetricLabel.TO,
      MetricLabel.REASON),
  VOICE_RIGHT(
      GAUGE,
      "Where an author stands on the map of voices, from left to right: the further right, the"
          + " more it uses what is frequent.",
      MetricLabel.AUTHOR),
  VOICE_UP(
      GAUGE,
      "Where an author stands on the map of voices, upwards: in another direction, at right angles.",
      MetricLabel.AUTHOR),
  VOICE_DISTANCE_RATIO(
      GAUGE,
      "How far an author's style is from the language's usual one: their total variation distance,"
          + " from 0 to 1.",
      MetricLabel.AUTHOR),
  CURATOR_HUMAN_AIM_RATIO(
      GAUGE, "The human fraction that a curator aims at in the open round.", MetricLabel.CURATOR),
  DOCUMENTS_WRITTEN_TOTAL(
      COUNTER,
      "Documents written in closed rounds.",
      MetricLabel.AUTHOR,
      MetricLabel.ORIGIN,
      MetricLabel.CLAIMED),
  TOKENS_WRITTEN_TOTAL(
      COUNTER,
      "Tokens written in closed rounds.",
      MetricLabel.AUTHOR,
      MetricLabel.ORIGIN,
      MetricLabel.CLAIMED),
  DOCUMENTS_CURATED_TOTAL(
      COUNTER,
      "Documents that curators took into corpora in closed rounds.",
      MetricLabel.CURATOR,
      MetricLabel.MODEL,
      MetricLabel.AUTHOR,
      MetricLabel.ORIGIN),
  TOKENS_CURATED_TOTAL(
      COUNTER,
      "Tokens that curators took into corpora in closed rounds.",
      MetricLabel.CURATOR,
      MetricLabel.MODEL,
      MetricLabel.AUTHOR,
      MetricLabel.ORIGIN),

  TRAINING_LOSS_NATS(
      GAUGE,
      "Loss of a training's newest batch, in nats per token of the learner.",
      MetricLabel.MODEL),
  TRAINING_HELD_OUT_LOSS_NATS(
      GAUGE, "The same for human text that no model learns from.", MetricLabel.MODEL),
  TRAINING_STEP(GAUGE, "Steps that the newest training has taken.", MetricLabel.MODEL),
  TRAINING_STEPS_PLANNED(GAUGE, "Steps planned for the newest training.", MetricLabel.MODEL),
  TRAINING_STEPS_TOTAL(COUNTER, "Steps that all trainings took.", MetricLabel.MODEL),
  TRAINING_TOKENS_TOTAL(
      COUNTER,
      "Token positions that all trainings saw: steps × batch × context. Not for models that start"
          + " from given weights.",
      MetricLabel.MODEL),
  GENERATION_DURATION_SECONDS(
      HISTOGRAM, "From a model's corpus to the release that learned from it.", MetricLabel.MODEL),

  EVENTS_PUBLISHED_TOTAL(COUNTER, "Events that the log has confirmed.", MetricLabel.TOPIC),
  PUBLISH_DURATION_SECONDS(
      HISTOGRAM,
      "How long the log takes to confirm events, of those once that it confirms together. On a"
          + " run's own broker they wait up to 20 ms for others, to go together."),
  RECORDER_LAG_ROUNDS(GAUGE, "Closed rounds in the log that are not yet recorded and shown."),
  CHECKPOINTS_BYTES(GAUGE, "Size of the run's checkpoints on disk."),
  DIRECTORY_BYTES(
      GAUGE,
      "Size of the run's directory: its log, where it lies there, its tables and checkpoints."),
  DIRECTORY_FREE_BYTES(GAUGE, "Free space where the run's directory lies.");

  static final String PREFIX = "wellspring_";

  private final Type type;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of constants
  private final List<MetricLabel> labels;

  RunMetric(Type type, String help, MetricLabel... own) {
    this.type = type;
    this.help = help;
    this.labels =
        Stream.concat(Stream.of(MetricLabel.SCENARIO, MetricLabel.RUN), Stream.of(own)).toList();
  }

  @Override
  public String id() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public List<MetricLabel> labels() {
    return labels;
  }

  @Override
  public String help() {
    return help;
  }
}
