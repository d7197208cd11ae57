package wellspring.agents.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.tree.KeyPath;

/**
 * The door to scenarios: from a built-in or a file, with overrides, to a {@link Scenario} that is
 * validated and complete.
 *
 * <p>Reads the YAML, carries out the overrides, fills defaults in, validates against the schema,
 * checks that names and numbers fit together, and only then builds records. Whatever is wrong is
 * found here, before a run starts, and as much of it as possible at once.
 */
public final class ScenarioLoader {
  private static final KeyPath NAME = KeyPath.of("name");

  private static final ScenarioSchema SCHEMA = ScenarioSchema.get();
  private static final SchemaCheck SCHEMA_CHECK = new SchemaCheck(SCHEMA);

  private final Path workingDirectory;

  /**
   * @param workingDirectory where relative paths of the command line begin
   */
  public ScenarioLoader(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /**
   * A scenario that is ready to run.
   *
   * @param nameOrFile the name of a built-in, or a YAML file
   * @param overrides changes such as {@code rounds=20}; the package's comment gives the grammar
   * @throws ScenarioException if anything is wrong; it lists every problem
   */
  public Scenario load(String nameOrFile, List<String> overrides) {
    return load(nameOrFile, overrides, false);
  }

  /**
   * A scenario to look at: values that the command line is still to give may be missing, and stand
   * in it as {@code ???}; its files need not be on this machine.
   *
   * @throws ScenarioException if anything else is wrong
   */
  public Scenario preview(String nameOrFile, List<String> overrides) {
    return load(nameOrFile, overrides, true);
  }

  /**
   * A scenario with changes, checked like any other; its files are not looked at again.
   *
   * @throws ScenarioException if the changes are wrong, or what comes of them
   */
  public static Scenario change(Scenario scenario, List<String> overrides) {
    ScenarioSource source =
        new ScenarioSource(
            "the change", scenario.name(), ScenarioWriter.yaml(scenario), Optional.empty());
    return new ScenarioLoader(Path.of("")).load(source, overrides, true);
  }

  private Scenario load(String nameOrFile, List<String> overrides, boolean preview) {
    return load(ScenarioSource.open(nameOrFile, workingDirectory), overrides, preview);
  }

  private Scenario load(ScenarioSource source, List<String> overrides, boolean preview) {
    ScenarioDraft draft = YamlReader.read(source.label(), source.text());
    PathResolver.resolve(draft, source.directory().orElse(workingDirectory));
    override(draft, overrides);
    PathResolver.resolve(draft, workingDirectory);
    NumberNormalizer.normalize(draft.root());
    fillDefaults(draft, source);
    check(draft, preview);
    ComputedDefaults.fill(draft.root());
    checkKinds(draft);
    Scenario scenario = ScenarioCodec.read(draft.root());
    ScenarioProblems problems = new ScenarioProblems(draft);
    new QuantityChecks(scenario, problems).check();
    new SocietyChecks(scenario, problems).check();
    new DisclosureChecks(scenario, problems).check();
    new VerifierChecks(scenario, problems).check();
    new LearnerChecks(scenario, problems).check();
    if (!preview) {
      FileChecks.check(scenario, problems);
    }
    problems.throwIfAny();
    return scenario;
  }

  private void override(ScenarioDraft draft, List<String> texts) {
    ScenarioProblems problems = new ScenarioProblems(draft);
    List<ScenarioOverride> overrides = new ArrayList<>();
    for (String text : texts) {
      try {
        overrides.add(OverrideParser.parse(text));
      } catch (OverrideSyntaxException e) {
        problems.addOverride(text, e.getMessage());
      }
    }
    new OverrideApplier(SCHEMA, draft, problems).apply(overrides);
    problems.throwIfAny();
  }

  private void fillDefaults(ScenarioDraft draft, ScenarioSource source) {
    if (draft.at(NAME).isMissingNode()) {
      draft.root().put(NAME.last(), source.name());
    }
    ComputedDefaults.fillKinds(draft.root());
    new SchemaDefaults(SCHEMA).fill(draft.root());
  }

  private void check(ScenarioDraft draft, boolean preview) {
    ScenarioProblems problems = new ScenarioProblems(draft);
    if (!preview) {
      MissingValues.check(draft, SCHEMA, problems);
    }
    SCHEMA_CHECK.check(draft, problems);
    NameChecks.check(draft, problems);
    MeasureChecks.check(draft, problems);
    problems.throwIfAny();
  }

  private static void checkKinds(ScenarioDraft draft) {
    ScenarioProblems problems = new ScenarioProblems(draft);
    for (KindObject each : KindObject.of(draft.root())) {
      each.declaration().check().check(each.path(), each.object(), problems);
    }
    problems.throwIfAny();
  }
}
