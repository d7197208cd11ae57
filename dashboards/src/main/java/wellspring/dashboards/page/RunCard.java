package wellspring.dashboards.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.dashboards.verdict.HeadlineMeasures;
import wellspring.model.measure.Measure;

/** What a page is told of a run before its first round. */
public final class RunCard {
  private final Scenario scenario;
  private final RunDetails setting;
  private final JsonNode tree;
  private final HeadlineMeasures headlines;

  /**
   * What is known of a run apart from its scenario.
   *
   * @param name the run's
   * @param started when, in ISO 8601
   * @param parent whose child it is, and from which round on; empty if it is nobody's
   * @param repeat the command that repeats it
   * @param symbols how many symbols the language has; empty if it has none or the number is unknown
   */
  public record RunDetails(
      String name, String started, String parent, String repeat, OptionalInt symbols) {

    /** Those of a run that is nobody's child. */
    public RunDetails(String name, String started, String repeat, OptionalInt symbols) {
      this(name, started, "", repeat, symbols);
    }
  }

  public RunCard(Scenario scenario, RunDetails setting) {
    this.scenario = scenario;
    this.setting = setting;
    this.tree = ScenarioWriter.tree(scenario);
    this.headlines = new HeadlineMeasures(scenario);
  }

  /** The message. */
  String json() {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("run", setting.name());
    message.put("scenario", scenario.name());
    message.put("description", scenario.description());
    message.put("seed", scenario.seed());
    message.put("rounds", scenario.rounds());
    message.put("started", setting.started());
    message.put("parent", setting.parent());
    message.put("repeat", setting.repeat());
    message.put("yaml", ScenarioWriter.yaml(scenario));
    message.put("language", language());
    message.put("cohorts", agents(scenario.humans().keySet(), this::cohort));
    message.put("curators", agents(scenario.curators().keySet(), this::curator));
    message.put("models", agents(scenario.modelNames(), this::model));
    message.put("measures", measures());
    message.put("headline", headlines.measures().stream().map(Measure::id).toList());
    message.put("steering", steering());
    message.put("shading", shading());
    if (scenario.hasSociety()) {
      message.put("society", society());
    }
    return PageJson.of(message);
  }

  private Map<String, Object> language() {
    Map<String, Object> language = new LinkedHashMap<>();
    language.put("kind", tree.path("language").path("kind").asText());
    language.put("piece", scenario.language().piece());
    language.put("word", scenario.language().word());
    language.put("truthKnown", scenario.language().truthIsKnown());
    return language;
  }

  private static List<Map<String, Object>> agents(
      Collection<String> names, Function<String, Map<String, Object>> describe) {
    return names.stream().map(describe).toList();
  }

  private Map<String, Object> cohort(String name) {
    Map<String, Object> cohort = named(name);
    cohort.put("writers", scenario.humans().get(name).writers());
    cohort.put("documents", scenario.humans().get(name).documents());
    return cohort;
  }

  private Map<String, Object> curator(String name) {
    JsonNode own = tree.path("curators").path(name);
    Map<String, Object> curator = named(name);
    curator.put("human", words(own.path("human")));
    curator.put("pool", scenario.curators().get(name).pool().value());
    curator.put("labels", words(own.path("labels")));
    curator.put("draw", words(own.path("draw")));
    curator.put("documents", scenario.curators().get(name).documents());
    boolean verifies = scenario.curators().get(name).verifier().isPresent();
    curator.put("verifier", verifies ? words(own.path("verifier")) : null);
    curator.put("steered", steered(name));
    return curator;
  }

  /** The keys that people may change, of those that could act. */
  private List<String> steered(String curator) {
    return scenario.steering().interventions().stream()
        .filter(key -> IdleSettings.couldAct(scenario, curator, key))
        .toList();
  }

  private Map<String, Object> model(String name) {
    JsonNode own = tree.path("models").path(name);
    Map<String, Object> model = named(name);
    model.put("curator", scenario.models().get(name).curator());
    model.put("learner", own.path("learner").path("kind").asText());
    model.put("memory", words(own.path("memory")));
    model.put("neural", scenario.models().get(name).learner().isNeural());
    return model;
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("name", name);
    return agent;
  }

  private List<MeasureCard> measures() {
    return scenario.evaluation().measures().measures().stream().map(MeasureCard::of).toList();
  }

  private Object steering() {
    return PageJson.plain(tree.path("steering"));
  }

  /** Who reads, whose writers come and go, and whether models help any to write. */
  private Map<String, Object> society() {
    Map<String, Object> society = new LinkedHashMap<>();
    society.put("audiences", List.copyOf(scenario.audiences().keySet()));
    society.put("working", cohorts(cohort -> cohort.work().isPresent()));
    society.put("assisted", cohorts(cohort -> cohort.assistance().isPresent()));
    return society;
  }

  private List<String> cohorts(Predicate<CohortSpec> chosen) {
    return scenario.humans().entrySet().stream()
        .filter(cohort -> chosen.test(cohort.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * By whom unlikely words are told: the truth, or else a reader of people's text.
   *
   * @return null where a language has no words
   */
  private String shading() {
    return headlines.isOfNumbers() ? null : scenario.language().truthIsKnown() ? "truth" : "reader";
  }

  /** A part of a scenario as people write it: {@code linear: {from: 1, to: 0}}. */
  private static String words(JsonNode part) {
    if (part.isValueNode()) {
      return part.asText();
    }
    String flow = part.toString().replace("\"", "").replace(":", ": ").replace(",", ", ");
    return flow.substring(1, flow.length() - 1);
  }

  private record MeasureCard(String id, String title, String unit, String help) {
    static MeasureCard of(Measure measure) {
      String title = measure.id().replace('_', ' ');
      return new MeasureCard(
          measure.id(),
          title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
          measure.unit().name().toLowerCase(Locale.ROOT),
          measure.help());
    }
  }
}
