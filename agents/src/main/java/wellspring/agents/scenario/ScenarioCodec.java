package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerKind;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.CorrectionSpec;
import wellspring.agents.scenario.society.ImitationSpec;
import wellspring.agents.scenario.society.ObservationSpec;
import wellspring.agents.scenario.society.WorkSpec;
import wellspring.agents.scenario.tree.Codec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;

/** How a scenario stands in a tree, whose keys are in the schema's order. */
final class ScenarioCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Codec<CohortSpec> COHORT =
      RecordCodec.of(CohortSpec.class)
          .with("outside", Codecs.orWord("none", RecordCodec.of(OutsideSpec.class)))
          .with("work", Codecs.orWord("none", WorkSpec.CODEC))
          .with("assistance", Codecs.orWord("none", RecordCodec.of(AssistanceSpec.class)))
          .with("imitation", Codecs.orWord("none", RecordCodec.of(ImitationSpec.class)))
          .with("observation", Codecs.orWord("none", RecordCodec.of(ObservationSpec.class)))
          .with("correction", Codecs.orWord("none", RecordCodec.of(CorrectionSpec.class)))
          .with("disclosure", RecordCodec.of(DisclosureSpec.class));

  private static final Codec<CuratorSpec> CURATOR =
      RecordCodec.of(CuratorSpec.class)
          .with("human", ScheduleCodec.INSTANCE)
          .with("labels", LabelPolicy.CODEC)
          .with("verifier", Codecs.orWord("none", RecordCodec.of(VerifierSpec.class)));

  private static final Codec<ModelSpec> MODEL =
      RecordCodec.of(ModelSpec.class)
          .with("learner", LearnerKind.CODEC)
          .with("memory", MemoryCodec.INSTANCE)
          .with("disclosure", RecordCodec.of(DisclosureSpec.class));

  private static final Codec<EvaluationSpec> EVALUATION =
      RecordCodec.of(EvaluationSpec.class)
          .with("measures", Codec.of(ScenarioCodec::readMeasures, ScenarioCodec::writeMeasures));

  private ScenarioCodec() {}

  /**
   * The scenario that a tree stands for.
   *
   * @param tree is valid and complete
   */
  static Scenario read(JsonNode tree) {
    return new Scenario(
        tree.path("name").textValue(),
        tree.path("description").textValue(),
        tree.path("seed").longValue(),
        tree.path("rounds").intValue(),
        LanguageKind.CODEC.read(tree.path("language")),
        agents(tree.path("humans"), COHORT),
        agents(tree.path("curators"), CURATOR),
        agents(tree.path("models"), MODEL),
        ScenarioDraft.keys(tree.path("models")),
        EVALUATION.read(tree.path("evaluation")),
        readCollapse(tree.path("collapse")),
        readSteering(tree.path("steering")),
        agents(tree.path("audiences"), AudienceSpec.CODEC));
  }

  /** The tree of a scenario: {@link #read} would give an equal one. */
  static ObjectNode write(Scenario scenario) {
    ObjectNode tree = NODES.objectNode();
    tree.put("name", scenario.name());
    tree.put("description", scenario.description());
    tree.put("seed", scenario.seed());
    tree.put("rounds", scenario.rounds());
    tree.set("language", LanguageKind.CODEC.write(scenario.language()));
    tree.set("humans", agents(scenario.humans(), scenario.humans().keySet(), COHORT));
    tree.set(
        "audiences",
        agents(scenario.audiences(), scenario.audiences().keySet(), AudienceSpec.CODEC));
    tree.set("curators", agents(scenario.curators(), scenario.curators().keySet(), CURATOR));
    tree.set("models", writeModels(scenario, scenario.modelNames()));
    tree.set("evaluation", EVALUATION.write(scenario.evaluation()));
    tree.set("collapse", writeCollapse(scenario.collapse()));
    tree.set("steering", writeSteering(scenario.steering()));
    return tree;
  }

  /** The models in an order. */
  static ObjectNode writeModels(Scenario scenario, Collection<String> names) {
    return agents(scenario.models(), names, MODEL);
  }

  private static <T> SortedMap<String, T> agents(JsonNode agents, Codec<T> codec) {
    SortedMap<String, T> read = new TreeMap<>();
    agents.properties().forEach(agent -> read.put(agent.getKey(), codec.read(agent.getValue())));
    return read;
  }

  private static <T> ObjectNode agents(
      Map<String, T> agents, Collection<String> names, Codec<T> codec) {
    ObjectNode written = NODES.objectNode();
    names.forEach(name -> written.set(name, codec.write(agents.get(name))));
    return written;
  }

  private static MeasureChoice readMeasures(JsonNode measures) {
    if (measures.isTextual()) {
      return measures.textValue().equals("all")
          ? new MeasureChoice.All()
          : new MeasureChoice.Standard();
    }
    List<Measure> list = new ArrayList<>();
    measures.forEach(id -> list.add(Measure.of(id.textValue())));
    return new MeasureChoice.Listed(list);
  }

  private static JsonNode writeMeasures(MeasureChoice measures) {
    if (measures instanceof MeasureChoice.Listed listed) {
      ArrayNode ids = NODES.arrayNode();
      listed.list().forEach(measure -> ids.add(measure.id()));
      return ids;
    }
    if (measures instanceof MeasureChoice.All) {
      return NODES.textNode("all");
    } else if (measures instanceof MeasureChoice.Standard) {
      return NODES.textNode("standard");
    }
    throw new IllegalStateException("scenarios have no form for " + measures);
  }

  private static CollapseSpec readCollapse(JsonNode collapse) {
    Map<CollapseDefinition, Double> limits = new EnumMap<>(CollapseDefinition.class);
    for (CollapseDefinition definition : CollapseDefinition.values()) {
      limits.put(definition, collapse.path(definition.key()).doubleValue());
    }
    return new CollapseSpec(limits);
  }

  private static ObjectNode writeCollapse(CollapseSpec collapse) {
    ObjectNode tree = NODES.objectNode();
    collapse
        .limits()
        .forEach((definition, limit) -> tree.set(definition.key(), Codecs.NUMBER.write(limit)));
    return tree;
  }

  private static SteeringSpec readSteering(JsonNode steering) {
    List<String> interventions = new ArrayList<>();
    steering.path("interventions").forEach(key -> interventions.add(key.textValue()));
    return new SteeringSpec(interventions, steering.path("documents").booleanValue());
  }

  private static ObjectNode writeSteering(SteeringSpec steering) {
    ObjectNode tree = NODES.objectNode();
    ArrayNode interventions = tree.putArray("interventions");
    steering.interventions().forEach(interventions::add);
    return tree.put("documents", steering.documents());
  }
}
