package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;

/** Which lines hold where, and that those that hold at once say the same. */
class LinesTest {
  /** Columns: line, model, scenario and what is changed in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replace | replace | drift",
        "accumulate | accumulate | drift",
        "replace-human | replace | drift language.documentTokens=1 curators.no-human={human:0.1,draw:random}",
        "replace-exact | replace | drift curators.no-human.human=0.3",
        "accumulate-human | accumulate | drift language.documentTokens=1 curators.no-human={human:0.1,draw:random}",
        "replace | replace | drift curators.no-human.human=0.01",
        "anchor | replace | drift models.replace.memory.anchor=4",
        "drift | replace | drift models.replace={memory:{subsample:7},learner:{prior:2}}",
        "likelihood | replace | drift models.replace.learner.prior=3",
        "verification | closed | grammar +curators.no-human.verifier={right:0.9,wrong:0.3} models.closed.documents=5000",
        "islands | north | pool",
        "survival | replace | drift",
        "survival-bound | replace | drift",
        "coverage | accumulate | drift curators.no-human.human=0.2",
        "cut-tail | replace | drift models.replace.learner.topK=1 curators.no-human.documents=200 language.exponent=2",
        "sample | accumulate | drift models.accumulate={memory:{subsample:3},cadence:2}",
        "gaussian-replace | replace | gaussian",
        "gaussian-accumulate | accumulate | gaussian",
        "gaussian-unbiased | replace | gaussian models.replace.learner.variance=unbiased",
        "gaussian-deviation | replace | gaussian",
        "gaussian-human | tenth | gaussian",
        "gaussian-drift | tenth | gaussian models.tenth.memory.window=3 curators.tenth-human.draw=random",
        "gaussian-weighted | tenth | gaussian +models.tenth.learner.humanWeight=0.5 curators.tenth-human.labels=claims",
        "regression-replace | replace | regression",
        "regression-accumulate | accumulate | regression",
        "regression-human | replace | regression language.inputs=fresh curators.no-human.human=0.5",
        "provenance | north | pool curators.desk={pool:0,labels:blind,documents:500} language.exponent=0 models.north={start:warm,learner:{kind:unmix},documents:500} ~models.east ~models.south ~models.west humans.people.writers=500",
      })
  void holdsWhereItsAssumptionsAreMet(String line, String model, String scenario) {
    assertThat(finding(line, model, scenario).failing()).isEmpty();
    assertThat(finding(line, model, scenario).holds()).isTrue();
  }

  /** Columns: line, the key that stands in the way, model, scenario and what is changed in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replace | models.replace.learner.prior | replace | drift models.replace.learner.prior=2",
        "replace | models.replace.learner.prior | replace | drift models.replace.learner.prior=estimated",
        "drift | models.replace.learner.prior | replace | drift models.replace.learner.prior=estimated",
        "islands | models.north.learner.prior | north | pool models.north.learner.prior=estimated models.east.learner.prior=estimated models.south.learner.prior=estimated models.west.learner.prior=estimated",
        "replace | models.replace.learner.topK | replace | drift models.replace.learner.topK=9",
        "replace | models.replace.learner.order | replace | drift models.replace.learner.order=1",
        "replace | models.replace.cadence | replace | drift models.replace.cadence=2",
        "replace | models.replace.latency | replace | drift models.replace.latency=1",
        "replace | models.replace.start | replace | drift models.replace.start=warm",
        "replace | models.accumulate.memory | accumulate | drift",
        "replace | curators.no-human.human | replace | drift curators.no-human.human=0.2",
        "drift | curators.no-human.pool | replace | drift curators.no-human.pool=0.2",
        "replace-exact | curators.no-human.human | replace | drift curators.no-human.human=0.01",
        "replace-human | language.documentTokens | replace | drift curators.no-human={human:0.1,draw:random}",
        "replace-exact | curators.no-human.draw | replace | drift curators.no-human={human:0.1,draw:random}",
        "replace-exact | curators.no-human.human | replace | drift curators.no-human.human.linear={from:1,to:0,rounds:9}",
        "survival | curators.no-human.documents | replace | drift curators.no-human.documents=26",
        "survival | curators.no-human.draw | replace | drift curators.no-human={human:0.1,draw:random}",
        "cut-tail | curators.no-human.documents | replace | drift models.replace.learner.topK=9",
        "islands | models | north | pool models.west.memory=accumulate",
        "islands | curators.desk.draw | north | pool curators.desk.draw=exact",
        "gaussian-replace | models.replace.learner.variance | replace | gaussian models.replace.learner.variance=unbiased",
        "gaussian-drift | models.tenth.learner.humanWeight | tenth | gaussian +models.tenth.learner.humanWeight=0.5 curators.tenth-human.labels=claims",
        "gaussian-drift | models.tenth.memory | tenth | gaussian models.tenth.memory.subsample=9",
        "gaussian-weighted | curators.tenth-human.labels | tenth | gaussian +models.tenth.learner.humanWeight=0.5",
        "regression-accumulate | language.inputs | accumulate | regression language.inputs=fresh",
        "regression-accumulate | curators.no-human.documents | accumulate | regression humans.people.documents=20",
        "regression-replace | curators.no-human.documents | replace | regression curators.no-human.documents=11",
        "regression-human | language.inputs | replace | regression",
        "regression-human | models.replace.learner.kind | replace | drift",
      })
  void namesTheOneKeyThatStandsInTheWay(String line, String key, String model, String scenario) {
    assertThat(finding(line, model, scenario).failing())
        .extracting(Assumption::key)
        .containsOnly(key);
  }

  @Test
  void whereEveryTokenIsRightNothingIsSaidOfErrors() {
    assertThat(finding("compounding", "replace", "drift").isAboutTheModel()).isFalse();
    assertThat(finding("likelihood", "replace", "drift").isAboutTheModel()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "drift",
    "drift language.documentTokens=1 curators.no-human={human:0.1;draw:random}",
    "drift language.documentTokens=1 curators.no-human={human:1;draw:random}",
    "drift curators.no-human.human=0.3",
    "drift curators.no-human.human=0.01",
    "drift curators.no-human.human=1",
    "drift models.replace.memory.anchor=4",
    "pool curators.desk.pool=0",
    "gaussian",
    "gaussian models.replace.learner.variance=unbiased curators.tenth-human.human=0.5",
    "regression language.inputs=fresh",
  })
  void linesThatHoldAtOnceSayTheSame(String scenario) {
    Scenario loaded = load(scenario.replace(';', ','));
    Theory theory = Theory.of(loaded, loaded.language().language());
    for (String model : loaded.models().keySet()) {
      for (int generation = 1; generation <= loaded.rounds(); generation++) {
        assertAgreement(theory.of(model), generation);
      }
    }
  }

  private static void assertAgreement(List<Finding> findings, int generation) {
    Map<Measure, Double> first = new EnumMap<>(Measure.class);
    for (Finding finding : findings) {
      for (Forecast.Foretold foretold :
          finding.forecast().map(Forecast::measures).orElse(List.of())) {
        OptionalDouble value = foretold.at(generation);
        if (value.isPresent()) {
          Double before = first.putIfAbsent(foretold.measure(), value.getAsDouble());
          assertThat(value.getAsDouble())
              .as("%s of %s, generation %d", foretold.measure(), finding.line().id(), generation)
              .isCloseTo(before == null ? value.getAsDouble() : before, within(1e-9));
        }
      }
    }
  }

  /** Where a line gives a limit, its course goes there. */
  @ParameterizedTest
  @CsvSource({
    "replace, drift rounds=3000",
    "accumulate, drift rounds=3000",
    "replace, drift rounds=3000 curators.no-human.human=0.3",
    "replace, drift rounds=3000 models.replace.memory.anchor=4",
    "tenth, gaussian rounds=3000",
    "accumulate, gaussian rounds=3000",
  })
  void coursesGoToTheirLimits(String model, String scenario) {
    Scenario loaded = load(scenario);
    Theory.of(loaded, loaded.language().language()).of(model).stream()
        .flatMap(finding -> finding.forecast().stream())
        .flatMap(forecast -> forecast.measures().stream())
        .filter(foretold -> foretold.limit().isPresent())
        .forEach(
            foretold ->
                assertThat(foretold.at(3000).getAsDouble())
                    .as(foretold.measure().id())
                    .isCloseTo(foretold.limit().getAsDouble(), within(1e-4)));
  }

  private static Finding finding(String line, String model, String scenario) {
    Scenario loaded = load(scenario);
    return Theory.of(loaded, loaded.language().language()).of(model).stream()
        .filter(finding -> finding.line().id().equals(line))
        .findFirst()
        .orElseThrow();
  }

  private static Scenario load(String words) {
    List<String> parts = Arrays.asList(words.strip().split(" "));
    return new ScenarioLoader(Path.of("")).load(parts.get(0), parts.subList(1, parts.size()));
  }
}
