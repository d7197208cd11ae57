package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import wellspring.agents.context.RunContext;
import wellspring.agents.control.ControlLineage;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.ProbeWritten.Kind;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.scenario.EvaluationSpec;
import wellspring.agents.theory.Theory;
import wellspring.model.language.CheckableLanguage;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelBenchmark;
import wellspring.model.measure.ModelProfile;

/** Measures models and corpora, and sets beside each figure what theory predicts. */
final class ModelEvaluator {
  private static final Optional<LanguageModel> NOT_ASKED = Optional.empty();

  private final RunContext context;
  private final RoundBenchmarks yardsticks;
  private final Set<Measure> wanted;

  /**
   * Changes between rounds, while nothing is measured; null before the first measurement, because
   * who only reads of closed rounds predicts nothing.
   */
  private volatile Predictions predictions;

  /** The round in which the texts of people are published, so that not every model brings them. */
  private final AtomicInteger telling = new AtomicInteger(-1);

  ModelEvaluator(RunContext context) {
    this.context = context;
    this.wanted = context.scenario().evaluation().measures().measures();
    this.yardsticks =
        new RoundBenchmarks(context.language(), language -> yardstick(context, language));
  }

  /** Predicts by these rules from now on. */
  synchronized void follow(ScenarioChanges rules) {
    if (predictions == null || !predictions.rules().equals(rules)) {
      predictions = Predictions.of(context, rules);
    }
  }

  /** What theory says by some rules. */
  private record Predictions(Theory theory, ScenarioChanges rules) {
    static Predictions of(RunContext context, ScenarioChanges rules) {
      return new Predictions(
          Theory.of(rules.applyTo(context.scenario()), context.language()), rules);
    }

    OptionalDouble predict(String model, Measure measure, int generation) {
      return rules.unpredictable().contains(model)
          ? OptionalDouble.empty()
          : theory.predict(model, measure, generation);
    }
  }

  private static ModelBenchmark yardstick(RunContext context, Language language) {
    EvaluationSpec spec = context.scenario().evaluation();
    return ModelBenchmark.of(
        language, context.seed(), spec.heldOutDocuments(), spec.probeDocuments(), spec.measures());
  }

  /**
   * What a model's fresh corpus is like.
   *
   * @param given what the model was given before
   */
  SortedMap<Measure, Double> measure(List<DocumentWritten> corpus, GivenTexts given, int round) {
    SortedMap<Measure, Double> figures = new TreeMap<>();
    figures.put(Measure.HUMAN_FRACTION, humanFraction(corpus));
    if (context.scenario().mayConceal()) {
      figures.put(Measure.CLAIMED_HUMAN_FRACTION, claimedHumanFraction(corpus));
    }
    if (context.language() instanceof CheckableLanguage language) {
      long right = corpus.stream().filter(d -> language.isRight(d.text(), round)).count();
      if (!corpus.isEmpty()) {
        figures.put(Measure.CORPUS_RIGHT, (double) right / corpus.size());
      }
    }
    if (remembersGiven()) {
      given.fresh(corpus).ifPresent(share -> figures.put(Measure.FRESH_HUMAN_SHARE, share));
    }
    return figures;
  }

  /** Whether it matters which texts a model was given. */
  boolean remembersGiven() {
    return context.language() instanceof TextLanguage;
  }

  /** The share of a corpus' tokens or numbers that people wrote; 0 if it has none. */
  private double humanFraction(List<DocumentWritten> corpus) {
    return share(corpus, document -> document.truth().humanPart());
  }

  private double claimedHumanFraction(List<DocumentWritten> corpus) {
    return share(corpus, document -> document.claim().origin().passesForHuman() ? 1 : 0);
  }

  private double share(List<DocumentWritten> corpus, ToDoubleFunction<DocumentWritten> part) {
    double human = 0;
    long all = 0;
    for (DocumentWritten document : corpus) {
      int tokens = context.language().length(document.text());
      all += tokens;
      human += part.applyAsDouble(document) * tokens;
    }
    return all == 0 ? 0 : human / all;
  }

  /**
   * What is found out about a model.
   *
   * @param portrait to compare it with others; empty where models are not compared
   * @param texts that the figures come from; empty where they are not kept
   */
  record ModelEvaluation(
      SortedMap<Measure, Double> figures,
      Optional<ModelProfile> portrait,
      List<ProbeWritten> texts) {}

  /**
   * What a model is like, now that it is released.
   *
   * @param first the checkpoint of its first generation
   * @param told when the texts of people were last published; empty if they were not
   */
  ModelEvaluation measure(ModelReleased release, String first, OptionalInt told, int round) {
    LanguageModel model = load(release.agent(), release.checkpoint());
    List<String> probe = probe(release.agent(), model, round);
    if (probe.isEmpty()) { // a program outside that has not answered
      return new ModelEvaluation(trainedOn(release), Optional.empty(), List.of());
    }
    ModelBenchmark yardstick = yardsticks.at(round);
    SortedMap<Measure, Double> figures =
        new TreeMap<>(
            yardstick.measure(
                model,
                probe,
                takesFirst() ? Optional.of(load(release.agent(), first)) : NOT_ASKED));
    figures.putAll(trainedOn(release));
    List<ProbeWritten> texts = new ArrayList<>();
    if (context.keepsProbes()) {
      texts.addAll(ProbeParts.parts(release.agent(), round, Kind.PROBE, probe));
      if (tellsPeople(told, round) && telling.getAndSet(round) != round) {
        texts.addAll(ProbeParts.ofPeople(round, yardstick.humanDocuments()));
      }
    }
    return new ModelEvaluation(figures, yardstick.portrait(model, probe), List.copyOf(texts));
  }

  private static SortedMap<Measure, Double> trainedOn(ModelReleased release) {
    return new TreeMap<>(Map.of(Measure.TRAINING_HUMAN_FRACTION, release.humanShare()));
  }

  /**
   * Whether a round in which a model is measured brings the texts of people: the first one does,
   * and each one where people change.
   */
  boolean tellsPeople(OptionalInt told, int round) {
    return context.keepsProbes()
        && (told.isEmpty() || (yardsticks.change() && told.getAsInt() != round));
  }

  /** What a human-only control is like, by the same measures. */
  SortedMap<Measure, Double> measure(String name, ControlLineage control, int round) {
    LanguageModel model = control.current().orElseThrow();
    return yardsticks
        .at(round)
        .measure(model, probe(name, model, round), takesFirst() ? control.first() : NOT_ASKED);
  }

  private List<String> probe(String name, LanguageModel model, int round) {
    return model.write(
        context.scenario().evaluation().probeDocuments(),
        context.seed().stream("probe", name, round));
  }

  private boolean takesFirst() {
    return context.scenario().evaluation().measures().takesFirstGeneration();
  }

  private LanguageModel load(String name, String checkpoint) {
    return context.checkpoints().load(checkpoint, context.learners().of(name));
  }

  /**
   * The events that say so, in the order of the measures; unwanted measures have none.
   *
   * @param control the same figures of the model's human-only control, where there are any
   */
  List<ModelMeasured> events(
      String model,
      int round,
      int generation,
      SortedMap<Measure, Double> figures,
      SortedMap<Measure, Double> control) {
    List<ModelMeasured> events = new ArrayList<>();
    figures.forEach(
        (measure, value) -> {
          if (!wanted.contains(measure)) {
            return;
          }
          OptionalDouble predicted =
              predictions.predict(model, measure, measure.isOfRound() ? round + 1 : generation);
          events.add(
              new ModelMeasured(
                  EventIds.measurement(round, model, measure.id()),
                  model,
                  round,
                  measure.id(),
                  value,
                  predicted.isPresent() ? predicted.getAsDouble() : null,
                  control.get(measure)));
        });
    return events;
  }
}
