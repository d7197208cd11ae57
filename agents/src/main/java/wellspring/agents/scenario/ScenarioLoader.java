package wellspring.agents.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  private static final KeyPath TEXT_PATH = KeyPath.of("language", "path");

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
   * in it as {@code ???}; its text need not be on this machine.
   *
   * @throws ScenarioException if anything else is wrong
   */
  public Scenario preview(String nameOrFile, List<String> overrides) {
    return load(nameOrFile, overrides, true);
  }

  private Scenario load(String nameOrFile, List<String> overrides, boolean preview) {
    ScenarioSource source = ScenarioSource.open(nameOrFile, workingDirectory);
    Draft draft = YamlReader.read(source.label(), source.text());
    resolveText(draft, source.directory().orElse(workingDirectory));
    override(draft, overrides);
    resolveText(draft, workingDirectory);
    Numbers.normalize(draft.root());
    fillDefaults(draft, source);
    check(draft, preview);
    ComputedDefaults.fill(draft.root());
    Scenario scenario = ScenarioBinder.bind(draft.root());
    Problems problems = new Problems(draft);
    QuantityChecks checks = new QuantityChecks(scenario, problems);
    checks.check();
    if (!preview) {
      checks.checkText();
    }
    problems.throwIfAny();
    return scenario;
  }

  private void override(Draft draft, List<String> texts) {
    Problems problems = new Problems(draft);
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

  private void fillDefaults(Draft draft, ScenarioSource source) {
    if (draft.at(NAME).isMissingNode()) {
      draft.root().put(NAME.last(), source.name());
    }
    new Defaults(SCHEMA).fill(draft.root());
  }

  private void check(Draft draft, boolean preview) {
    Problems problems = new Problems(draft);
    if (!preview) {
      Placeholders.check(draft, SCHEMA, problems);
    }
    SCHEMA_CHECK.check(draft, problems);
    NameChecks.check(draft, problems);
    problems.throwIfAny();
  }

  /** Makes a text's path absolute; one that already is stays as it is. */
  private static void resolveText(Draft draft, Path directory) {
    JsonNode path = draft.at(TEXT_PATH);
    if (path.isTextual()
        && !path.textValue().isEmpty()
        && !path.textValue().equals(Placeholders.TEXT)) {
      try {
        Path absolute = directory.resolve(path.textValue()).toAbsolutePath().normalize();
        ((ObjectNode) draft.at(TEXT_PATH.parent())).put(TEXT_PATH.last(), absolute.toString());
      } catch (InvalidPathException e) {
        throw new ScenarioException(
            draft.source(), List.of(TEXT_PATH + " is no file name: " + e.getReason()));
      }
    }
  }
}
