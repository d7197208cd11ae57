package wellspring.agents.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.learner.LearnerContext;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.agents.scenario.society.AudienceSpec;

/**
 * Everything that a run depends on: validated, every default filled in.
 *
 * @param name names it in lists and run directories
 * @param description one line for people
 * @param seed the root of all chance
 * @param rounds how many rounds a run has, at least 1
 * @param language what the humans speak
 * @param humans the cohorts of human writers, by name
 * @param curators who composes corpora, by name
 * @param models who writes and retrains, by name
 * @param modelNames the models' names in the order in which somebody wrote them down: the order in
 *     which people are shown them. No result depends on it: what acts goes by name
 * @param evaluation how models are measured
 * @param collapse when a model counts as collapsed
 * @param steering what people may change while it runs
 * @param audiences the people who read, by name
 */
public record Scenario(
    String name,
    String description,
    long seed,
    int rounds,
    LanguageSpec language,
    SortedMap<String, CohortSpec> humans,
    SortedMap<String, CuratorSpec> curators,
    SortedMap<String, ModelSpec> models,
    List<String> modelNames,
    EvaluationSpec evaluation,
    CollapseSpec collapse,
    SteeringSpec steering,
    SortedMap<String, AudienceSpec> audiences) {
  public Scenario {
    humans = Collections.unmodifiableSortedMap(new TreeMap<>(humans));
    curators = Collections.unmodifiableSortedMap(new TreeMap<>(curators));
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
    modelNames = List.copyOf(modelNames);
    audiences = Collections.unmodifiableSortedMap(new TreeMap<>(audiences));
  }

  /** A scenario whose models nobody has put in an order, and whose people do not read. */
  public Scenario(
      String name,
      String description,
      long seed,
      int rounds,
      LanguageSpec language,
      SortedMap<String, CohortSpec> humans,
      SortedMap<String, CuratorSpec> curators,
      SortedMap<String, ModelSpec> models,
      EvaluationSpec evaluation,
      CollapseSpec collapse,
      SteeringSpec steering) {
    this(
        name,
        description,
        seed,
        rounds,
        language,
        humans,
        curators,
        models,
        List.copyOf(models.keySet()),
        evaluation,
        collapse,
        steering,
        Collections.emptySortedMap());
  }

  /** A scenario that nobody steers. */
  public Scenario(
      String name,
      String description,
      long seed,
      int rounds,
      LanguageSpec language,
      SortedMap<String, CohortSpec> humans,
      SortedMap<String, CuratorSpec> curators,
      SortedMap<String, ModelSpec> models,
      EvaluationSpec evaluation,
      CollapseSpec collapse) {
    this(
        name,
        description,
        seed,
        rounds,
        language,
        humans,
        curators,
        models,
        evaluation,
        collapse,
        SteeringSpec.NONE);
  }

  /** How many documents people write in a round, at most. */
  public long humanDocuments() {
    return humans.values().stream().mapToLong(CohortSpec::written).sum();
  }

  /** Whether people read, or change with what happens to them; else they write on as before. */
  public boolean hasSociety() {
    return !audiences.isEmpty() || !changedCohorts().isEmpty();
  }

  /** Whether some author's documents do not all say what they are. */
  public boolean mayConceal() {
    return Stream.concat(
            humans.values().stream().map(CohortSpec::disclosure),
            models.values().stream().map(ModelSpec::disclosure))
        .anyMatch(disclosure -> !disclosure.isHonest());
  }

  /** Whether text of models may pass for people's, so that who reads people alone reads it, too. */
  public boolean modelsPassForPeople() {
    return models.values().stream().anyMatch(model -> !model.disclosure().isHonest());
  }

  /** The cohorts that what happens in a round changes, sorted by name. */
  public List<String> changedCohorts() {
    return humans.entrySet().stream()
        .filter(cohort -> cohort.getValue().isChanged())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What readers pay for a document of a cohort, a model or guests. */
  public double price(String author) {
    return humans.containsKey(author)
        ? humans.get(author).price()
        : models.containsKey(author) ? models.get(author).price() : 0;
  }

  /** How good readers take a cohort, a model or guests to be, beside what they measure. */
  public double quality(String author) {
    return humans.containsKey(author)
        ? humans.get(author).quality()
        : models.containsKey(author) ? models.get(author).quality() : 0;
  }

  /** The human fraction that each curator aims at in a round, if it aims at one. */
  public SortedMap<String, Double> humanFractions(int round) {
    SortedMap<String, Double> fractions = new TreeMap<>();
    curators.forEach(
        (name, spec) ->
            spec.human().at(round).ifPresent(share -> fractions.put(name, share.value())));
    return fractions;
  }

  /** The cohorts and models for which programs outside take part, sorted by name. */
  public List<String> outside() {
    Set<String> names = new TreeSet<>();
    humans.forEach((name, cohort) -> cohort.outside().ifPresent(spec -> names.add(name)));
    models.forEach(
        (name, model) -> {
          if (model.learner() instanceof OutsideLearnerSpec) {
            names.add(name);
          }
        });
    return List.copyOf(names);
  }

  /** A model as its learner looks at it. */
  public LearnerContext learnerContext(String model) {
    ModelSpec spec = models.get(model);
    CuratorSpec curator = curators.get(spec.curator());
    long companions = models.values().stream().filter(spec::trainsTogetherWith).count();
    return new LearnerContext(
        language,
        model,
        spec.memory(),
        spec.start() == ModelSpec.Start.WARM,
        spec.latency(),
        (int) companions,
        spec.curator(),
        curator.human().mayBeNatural() && models.size() > 1,
        curator.labels(),
        curator.pool());
  }

  /** The same scenario with another curator under a name that it has. */
  Scenario with(String curator, CuratorSpec spec) {
    SortedMap<String, CuratorSpec> changed = new TreeMap<>(curators);
    changed.put(curator, spec);
    return new Scenario(
        name,
        description,
        seed,
        rounds,
        language,
        humans,
        changed,
        models,
        modelNames,
        evaluation,
        collapse,
        steering,
        audiences);
  }
}
