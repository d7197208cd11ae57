package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import wellspring.model.language.file.TextSource;
import wellspring.model.measure.MeasureChoice;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

/** Turns records into the tree that {@link ScenarioBinder} would bind to them. */
final class ScenarioTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Beyond it not every whole number is a double of its own. */
  private static final double EXACT_MAX = 1L << 53;

  private ScenarioTree() {}

  static ObjectNode of(Scenario scenario) {
    ObjectNode tree = NODES.objectNode();
    tree.put("name", scenario.name());
    tree.put("description", scenario.description());
    tree.put("seed", scenario.seed());
    tree.put("rounds", scenario.rounds());
    tree.set("language", language(scenario.language()));
    tree.set("humans", agents(scenario.humans(), ScenarioTree::cohort));
    tree.set("curators", agents(scenario.curators(), ScenarioTree::curator));
    tree.set("models", models(scenario, scenario.modelNames()));
    tree.set("evaluation", evaluation(scenario.evaluation()));
    tree.set("collapse", collapse(scenario.collapse()));
    tree.set("steering", steering(scenario.steering()));
    return tree;
  }

  private static ObjectNode language(LanguageSpec language) {
    if (language instanceof LanguageSpec.Grammar grammar) {
      return GrammarKeys.tree(grammar);
    }
    ObjectNode tree = NODES.objectNode();
    if (language instanceof LanguageSpec.Zipf zipf) {
      tree.put("kind", "zipf");
      tree.put("vocabulary", zipf.vocabulary());
      tree.set("exponent", number(zipf.exponent()));
      tree.put("documentTokens", zipf.documentTokens());
    } else if (language instanceof LanguageSpec.Text text) {
      tree.put("kind", "text");
      tree.put("path", text.path().toString());
      tree.put("tokens", constant(text.tokens()));
      tree.set("split", split(text.split()));
      tree.put("field", text.field());
      tree.set("heldOut", share(text.heldOut()));
    } else if (language instanceof LanguageSpec.Gaussian gaussian) {
      tree.put("kind", "gaussian");
      tree.put("dimension", gaussian.dimension());
    } else if (language instanceof LanguageSpec.Regression regression) {
      tree.put("kind", "regression");
      tree.put("dimension", regression.dimension());
      tree.set("noise", number(regression.noise()));
      tree.put("inputs", constant(regression.inputs()));
    }
    return tree;
  }

  /** What a scenario calls this language. */
  static String kind(LanguageSpec language) {
    return language(language).path("kind").textValue();
  }

  private static ObjectNode cohort(CohortSpec cohort) {
    return NODES.objectNode().put("writers", cohort.writers()).put("documents", cohort.documents());
  }

  private static ObjectNode curator(CuratorSpec curator) {
    ObjectNode tree = NODES.objectNode();
    tree.set("human", schedule(curator.human()));
    tree.put("draw", constant(curator.draw()));
    tree.put("documents", curator.documents());
    tree.set("pool", share(curator.pool()));
    tree.set("labels", labels(curator.labels()));
    tree.set(
        "verifier", curator.verifier().map(ScenarioTree::verifier).orElse(NODES.textNode("none")));
    return tree;
  }

  private static JsonNode verifier(VerifierSpec verifier) {
    ObjectNode tree = NODES.objectNode();
    tree.set("right", share(verifier.right()));
    tree.set("wrong", share(verifier.wrong()));
    return tree.put("of", constant(verifier.of()));
  }

  private static JsonNode labels(Labels labels) {
    if (labels instanceof Labels.Detector detector) {
      return form("detector", share(detector.error()));
    } else if (labels instanceof Labels.Claims) {
      return NODES.textNode("claims");
    }
    return NODES.textNode(labels instanceof Labels.Blind ? "blind" : "none");
  }

  private static JsonNode schedule(Schedule schedule) {
    ObjectNode value = NODES.objectNode();
    if (schedule instanceof Schedule.Constant constant) {
      return share(constant.share());
    } else if (schedule instanceof Schedule.Linear linear) {
      value.set("from", share(linear.from()));
      value.set("to", share(linear.to()));
      return form("linear", value.put("rounds", linear.rounds()));
    } else if (schedule instanceof Schedule.Exponential exponential) {
      value.set("from", share(exponential.from()));
      value.set("halfLife", number(exponential.halfLife()));
      return form("exponential", value);
    } else if (schedule instanceof Schedule.Harmonic harmonic) {
      value.set("from", share(harmonic.from()));
      return form("harmonic", value);
    }
    ((Schedule.Steps) schedule)
        .shares()
        .forEach((round, share) -> value.set(String.valueOf(round), share(share)));
    return form("steps", value);
  }

  /** The models in an order. */
  static ObjectNode models(Scenario scenario, Collection<String> names) {
    ObjectNode models = NODES.objectNode();
    names.forEach(name -> models.set(name, model(scenario.models().get(name))));
    return models;
  }

  private static ObjectNode model(ModelSpec model) {
    ObjectNode tree = NODES.objectNode();
    tree.put("curator", model.curator());
    tree.set("learner", LearnerTree.of(model.learner()));
    tree.set("memory", memory(model.memory()));
    tree.put("start", constant(model.start()));
    tree.put("documents", model.documents());
    tree.put("cadence", model.cadence());
    tree.put("latency", model.latency());
    return tree;
  }

  private static JsonNode split(TextSource.Split split) {
    return split instanceof TextSource.Split.Words words
        ? form("words", NODES.numberNode(words.count()))
        : NODES.textNode(constant((TextSource.Split.Mark) split));
  }

  private static JsonNode memory(MemoryRegime memory) {
    if (memory instanceof MemoryRegime.Window window) {
      return form("window", NODES.numberNode(window.corpora()));
    } else if (memory instanceof MemoryRegime.Anchor anchor) {
      return form("anchor", NODES.numberNode(anchor.documents()));
    } else if (memory instanceof MemoryRegime.Subsample subsample) {
      return form("subsample", NODES.numberNode(subsample.documents()));
    }
    return NODES.textNode(memory instanceof MemoryRegime.Accumulate ? "accumulate" : "replace");
  }

  private static ObjectNode evaluation(EvaluationSpec evaluation) {
    ObjectNode tree = NODES.objectNode();
    tree.put("probeDocuments", evaluation.probeDocuments());
    tree.put("heldOutDocuments", evaluation.heldOutDocuments());
    tree.set("measures", measures(evaluation.measures()));
    tree.put("control", constant(evaluation.control()));
    return tree;
  }

  private static JsonNode measures(MeasureChoice measures) {
    if (measures instanceof MeasureChoice.Listed listed) {
      ArrayNode ids = NODES.arrayNode();
      listed.list().forEach(measure -> ids.add(measure.id()));
      return ids;
    }
    return NODES.textNode(measures instanceof MeasureChoice.All ? "all" : "standard");
  }

  private static ObjectNode collapse(CollapseSpec collapse) {
    ObjectNode tree = NODES.objectNode();
    collapse.limits().forEach((definition, limit) -> tree.set(definition.key(), number(limit)));
    return tree;
  }

  private static ObjectNode steering(SteeringSpec steering) {
    ObjectNode tree = NODES.objectNode();
    ArrayNode interventions = tree.putArray("interventions");
    steering.interventions().forEach(interventions::add);
    return tree.put("documents", steering.documents());
  }

  private static <T> ObjectNode agents(SortedMap<String, T> agents, Function<T, JsonNode> tree) {
    ObjectNode named = NODES.objectNode();
    agents.forEach((name, agent) -> named.set(name, tree.apply(agent)));
    return named;
  }

  static ObjectNode form(String name, JsonNode value) {
    ObjectNode form = NODES.objectNode();
    form.set(name, value);
    return form;
  }

  static JsonNode share(Share share) {
    return number(share.value());
  }

  /** Whole numbers without a point, as people write them. */
  static JsonNode number(double value) {
    boolean whole = value == StrictMath.rint(value) && value <= EXACT_MAX;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }

  static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
