package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.scenario.OtherValues;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioSettings;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.theory.HeldLines.Held;

/** Whatever a line has not accounted for is at its default where the line holds. */
class ClosedWorldTest {
  /** What changes no model. */
  private static final Set<String> APART =
      Set.of("name", "description", "seed", "evaluation", "collapse", "steering");

  /** So many other values of a key are tried that the scenario takes. */
  private static final int VALUES_MAX = 4;

  static Stream<List<Held>> scenarios() {
    return HeldLines.all()
        .collect(Collectors.groupingBy(Held::scenario, TreeMap::new, Collectors.toList()))
        .values()
        .stream();
  }

  /**
   * Keys come from the schema, each is given other values that the scenario takes: every line that
   * still holds names or looks at whatever is now other than its default. So does a line that names
   * nothing.
   */
  @ParameterizedTest
  @MethodSource("scenarios")
  void aLineHoldsOnlyWhereItHasAccountedForWhatIsNotAtItsDefault(List<Held> lines) {
    Scenario scenario = HeldLines.load(lines.get(0).scenario());
    int held = 0;
    for (Scenario changed : changes(scenario)) {
      ScenarioKeys keys = ScenarioKeys.of(changed);
      for (Held each : lines) {
        TheoryResult line = each.statement();
        TheoryResult nameless =
            new TheoryResult(
                line.statement(),
                line.concern(),
                line.requirements(),
                AccountedKeys.of(),
                line.forecast());
        TheorySubject subject = each.in(changed);
        if (meets(line, subject)) {
          assertThat(line.apply(subject, keys).holds())
              .isEqualTo(unaccounted(line, subject).isEmpty());
          assertThat(nameless.apply(subject, keys).holds())
              .isEqualTo(unaccounted(nameless, subject).isEmpty());
          held++;
        } else {
          assertThat(line.apply(subject, keys).holds()).isFalse();
        }
      }
    }
    assertThat(held).isPositive();
  }

  private static boolean meets(TheoryResult line, TheorySubject subject) {
    return line.concern().check(subject).holds()
        && line.requirements().stream().allMatch(one -> one.check(subject).holds());
  }

  /** The scenario with one key changed, for each key and some values. */
  private static List<Scenario> changes(Scenario scenario) {
    List<Scenario> changes = new ArrayList<>();
    for (Map.Entry<String, List<String>> key : OtherValues.of(scenario).entrySet()) {
      if (APART.contains(key.getKey().replaceFirst("\\..*", ""))) {
        continue;
      }
      key.getValue().stream()
          .flatMap(override -> change(scenario, override).stream())
          .limit(VALUES_MAX)
          .peek(
              changed ->
                  assertThat(ScenarioWriter.tree(changed))
                      .as("%s is in the tree", key.getKey())
                      .isNotEqualTo(ScenarioWriter.tree(scenario)))
          .forEach(changes::add);
    }
    return changes;
  }

  private static Optional<Scenario> change(Scenario scenario, String override) {
    try {
      return Optional.of(ScenarioLoader.change(scenario, List.of(override)));
    } catch (ScenarioException e) {
      return Optional.empty();
    }
  }

  private static List<String> unaccounted(TheoryResult line, TheorySubject subject) {
    Scenario scenario = subject.scenario();
    ScenarioSettings settings = ScenarioSettings.of(scenario);
    Set<String> lookedAt =
        Stream.concat(Stream.of(line.concern()), line.requirements().stream())
            .map(requirement -> requirement.check(subject).key())
            .collect(Collectors.toSet());
    JsonNode tree = ScenarioWriter.tree(scenario);
    List<String> found = new ArrayList<>();
    for (List<String> path : leaves(tree, List.of())) {
      String[] key = path.toArray(String[]::new);
      Optional<List<String>> name = name(subject, path);
      if (name.isPresent()
          && !line.accounted().include(name.get())
          && !lookedAt.contains(String.join(".", key))
          && !settings.byDefault(key).equals(tree.at("/" + String.join("/", key)))) {
        found.add(String.join(".", key));
      }
    }
    return found;
  }

  /** What a key is called from the model's place; empty if it cannot touch the model. */
  private static Optional<List<String>> name(TheorySubject subject, List<String> path) {
    String curator = subject.model().curator();
    boolean pools = subject.curator().pool().value() > 0;
    return switch (path.get(0)) {
      case "models" -> name("model", path, subject.name(), pools);
      case "curators" -> name("curator", path, curator, pools);
      default -> Optional.of(path).filter(key -> !APART.contains(path.get(0)));
    };
  }

  private static Optional<List<String>> name(
      String part, List<String> path, String own, boolean pools) {
    boolean isOwn = path.get(1).equals(own);
    boolean claims = path.get(0).equals("models") && path.get(2).equals("disclosure");
    return isOwn || pools || claims
        ? Optional.of(
            Stream.concat(isOwn ? Stream.of(part) : Stream.of("other", part), path.stream().skip(2))
                .toList())
        : Optional.empty();
  }

  private static List<List<String>> leaves(JsonNode node, List<String> path) {
    if (!node.isObject()) {
      return List.of(path);
    }
    List<List<String>> leaves = new ArrayList<>();
    node.properties()
        .forEach(
            child -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(child.getKey());
              leaves.addAll(leaves(child.getValue(), longer));
            });
    return leaves;
  }

  /** A name that no key has any more would be a promise about nothing. */
  @Test
  void everyNameStandsForSomeKey() {
    Set<List<String>> keys = new HashSet<>();
    scenarios()
        .forEach(
            lines -> {
              Scenario scenario = HeldLines.load(lines.get(0).scenario());
              for (Scenario changed : changes(scenario)) {
                ScenarioKeys walk = ScenarioKeys.of(changed);
                for (String model : changed.models().keySet()) {
                  walk.of(model, true).forEach(key -> keys.add(key.name()));
                }
              }
            });
    for (TheoryResult line : Theory.LINES) {
      assertThat(line.accounted().names())
          .as(line.statement().id())
          .allSatisfy(name -> assertThat(keys).anyMatch(name::standsFor));
    }
  }
}
