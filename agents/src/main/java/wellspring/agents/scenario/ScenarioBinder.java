package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import wellspring.model.language.TextSettings;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.number.Inputs;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;
import wellspring.model.mix.Draw;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

/** Turns a tree that is valid and complete into records. */
final class ScenarioBinder {
  private ScenarioBinder() {}

  static Scenario bind(JsonNode scenario) {
    return new Scenario(
        scenario.path("name").textValue(),
        scenario.path("description").textValue(),
        scenario.path("seed").longValue(),
        scenario.path("rounds").intValue(),
        language(scenario.path("language")),
        agents(scenario.path("humans"), ScenarioBinder::cohort),
        agents(scenario.path("curators"), ScenarioBinder::curator),
        agents(scenario.path("models"), ScenarioBinder::model),
        scenario.path("models").properties().stream().map(Map.Entry::getKey).toList(),
        evaluation(scenario.path("evaluation")),
        collapse(scenario.path("collapse")),
        steering(scenario.path("steering")));
  }

  private static LanguageSpec language(JsonNode language) {
    String kind = language.path("kind").textValue();
    return switch (kind) {
      case "zipf" ->
          new LanguageSpec.Zipf(
              language.path("vocabulary").intValue(),
              language.path("exponent").doubleValue(),
              language.path("documentTokens").intValue());
      case "text" ->
          new LanguageSpec.Text(
              Path.of(language.path("path").textValue()),
              constant(TextSettings.Tokens.class, language.path("tokens")),
              split(language.path("split")),
              language.path("field").textValue(),
              share(language.path("heldOut")));
      case GrammarKeys.KIND -> GrammarKeys.bind(language);
      case "gaussian" -> new LanguageSpec.Gaussian(language.path("dimension").intValue());
      case "regression" ->
          new LanguageSpec.Regression(
              language.path("dimension").intValue(),
              language.path("noise").doubleValue(),
              constant(Inputs.Kind.class, language.path("inputs")));
      default -> throw unknown("language", kind);
    };
  }

  private static TextSource.Split split(JsonNode split) {
    return split.isObject()
        ? new TextSource.Split.Words(split.path("words").intValue())
        : constant(TextSource.Split.Mark.class, split);
  }

  private static CohortSpec cohort(JsonNode cohort) {
    return new CohortSpec(cohort.path("writers").intValue(), cohort.path("documents").intValue());
  }

  private static CuratorSpec curator(JsonNode curator) {
    return new CuratorSpec(
        schedule(curator.path("human")),
        constant(Draw.class, curator.path("draw")),
        curator.path("documents").intValue(),
        share(curator.path("pool")),
        labels(curator.path("labels")),
        verifier(curator.path("verifier")));
  }

  private static Optional<VerifierSpec> verifier(JsonNode verifier) {
    return verifier.isObject()
        ? Optional.of(
            new VerifierSpec(
                share(verifier.path("right")),
                share(verifier.path("wrong")),
                constant(VerifierSpec.Scope.class, verifier.path("of"))))
        : Optional.empty();
  }

  private static Labels labels(JsonNode labels) {
    if (labels.isObject()) {
      return new Labels.Detector(share(labels.path("detector")));
    }
    return switch (labels.textValue()) {
      case "none" -> new Labels.None();
      case "blind" -> new Labels.Blind();
      case "claims" -> new Labels.Claims();
      default -> throw unknown("labels", labels.textValue());
    };
  }

  private static Schedule schedule(JsonNode human) {
    if (human.isNumber()) {
      return new Schedule.Constant(share(human));
    }
    Map.Entry<String, JsonNode> form = form(human);
    JsonNode value = form.getValue();
    return switch (form.getKey()) {
      case "linear" ->
          new Schedule.Linear(
              share(value.path("from")), share(value.path("to")), value.path("rounds").intValue());
      case "exponential" ->
          new Schedule.Exponential(share(value.path("from")), value.path("halfLife").doubleValue());
      case "harmonic" -> new Schedule.Harmonic(share(value.path("from")));
      case "steps" -> steps(value);
      default -> throw unknown("schedule", form.getKey());
    };
  }

  private static Schedule steps(JsonNode steps) {
    TreeMap<Integer, Share> shares = new TreeMap<>();
    steps.properties().forEach(e -> shares.put(Integer.valueOf(e.getKey()), share(e.getValue())));
    return new Schedule.Steps(shares);
  }

  private static ModelSpec model(JsonNode model) {
    return new ModelSpec(
        model.path("curator").textValue(),
        LearnerBinder.bind(model.path("learner")),
        memory(model.path("memory")),
        constant(ModelSpec.Start.class, model.path("start")),
        model.path("documents").intValue(),
        model.path("cadence").intValue(),
        model.path("latency").intValue());
  }

  private static MemoryRegime memory(JsonNode memory) {
    String form = memory.isTextual() ? memory.textValue() : form(memory).getKey();
    int size = memory.path(form).intValue();
    return switch (form) {
      case "replace" -> new MemoryRegime.Replace();
      case "accumulate" -> new MemoryRegime.Accumulate();
      case "window" -> new MemoryRegime.Window(size);
      case "anchor" -> new MemoryRegime.Anchor(size);
      case "subsample" -> new MemoryRegime.Subsample(size);
      default -> throw unknown("memory", form);
    };
  }

  private static EvaluationSpec evaluation(JsonNode evaluation) {
    return new EvaluationSpec(
        evaluation.path("probeDocuments").intValue(),
        evaluation.path("heldOutDocuments").intValue(),
        measures(evaluation.path("measures")),
        constant(ControlChoice.class, evaluation.path("control")));
  }

  private static MeasureChoice measures(JsonNode measures) {
    if (measures.isTextual()) {
      return measures.textValue().equals("all")
          ? new MeasureChoice.All()
          : new MeasureChoice.Standard();
    }
    List<Measure> list = new ArrayList<>();
    measures.forEach(id -> list.add(Measure.of(id.textValue())));
    return new MeasureChoice.Listed(list);
  }

  private static CollapseSpec collapse(JsonNode collapse) {
    Map<CollapseDefinition, Double> limits = new EnumMap<>(CollapseDefinition.class);
    for (CollapseDefinition definition : CollapseDefinition.values()) {
      limits.put(definition, collapse.path(definition.key()).doubleValue());
    }
    return new CollapseSpec(limits);
  }

  private static SteeringSpec steering(JsonNode steering) {
    List<String> interventions = new ArrayList<>();
    steering.path("interventions").forEach(key -> interventions.add(key.textValue()));
    return new SteeringSpec(interventions, steering.path("documents").booleanValue());
  }

  private static <T> SortedMap<String, T> agents(JsonNode agents, Function<JsonNode, T> bind) {
    SortedMap<String, T> bound = new TreeMap<>();
    agents.properties().forEach(agent -> bound.put(agent.getKey(), bind.apply(agent.getValue())));
    return bound;
  }

  /** The one entry of an object that is one of several forms. */
  static Map.Entry<String, JsonNode> form(JsonNode object) {
    return object.properties().iterator().next();
  }

  static Share share(JsonNode value) {
    return Share.of(value.doubleValue());
  }

  static <E extends Enum<E>> E constant(Class<E> type, JsonNode value) {
    return Enum.valueOf(type, value.textValue().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static IllegalStateException unknown(String what, String form) {
    return new IllegalStateException("the schema allows the " + what + " '" + form + "', not here");
  }
}
