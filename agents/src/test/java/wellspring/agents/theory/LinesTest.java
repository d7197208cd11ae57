package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

/** Which lines hold where, and that those that hold at once say the same. */
class LinesTest {
  @ParameterizedTest
  @MethodSource("wellspring.agents.theory.HeldLines#all")
  void holdsWhereItsAssumptionsAreMet(HeldLines.Held held) {
    AppliedResult finding = held.finding(HeldLines.load(held.scenario()));

    assertThat(finding.failing()).isEmpty();
    assertThat(finding.holds()).isTrue();
  }

  @Test
  void everyLineHoldsSomewhere() {
    assertThat(HeldLines.all().map(HeldLines.Held::line).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Theory.LINES.stream().map(line -> line.statement().id()).toList());
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
        "replace-exact | curators.no-human.human | replace | drift ~models.accumulate curators.no-human.human=natural",
        "survival | curators.no-human.human | replace | drift ~models.accumulate curators.no-human.human=natural",
        "islands | curators.desk.human | north | pool curators.desk.human=natural",
        "natural-islands | models | north | pool curators.desk.human=natural models.west.documents=7",
        "natural-islands | curators.desk.human | north | pool",
        "natural-islands | models | north | pool curators.desk={human:natural,draw:exact,pool:0} +curators.late={human:{steps:{0:0.5,3:natural}},documents:10} models.west.curator=late",
        "replace-natural | language.documentTokens | replace | drift ~models.accumulate curators.no-human.human=natural",
        "replace-natural | curators.no-human.human | replace | drift language.documentTokens=1",
        "drift | models | replace | drift curators.no-human.human=natural",
        "drift | curators.no-human.human | replace | drift ~models.accumulate curators.no-human.human={steps:{0:natural,5:0.5}}",
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
        "regression-human | curators.no-human.human | replace | regression ~models.accumulate language.inputs=fresh curators.no-human.human=natural",
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
    "drift curators.no-human.human={steps:{0:natural;1:0.3;50:natural}}",
    "drift ~models.accumulate language.documentTokens=1 curators.no-human.human=natural",
    "drift curators.no-human.human=0.01",
    "drift curators.no-human.human=1",
    "drift models.replace.memory.anchor=4",
    "pool curators.desk.pool=0",
    "pool curators.desk={human:natural;draw:exact;pool:0}",
    "gaussian",
    "gaussian models.replace.learner.variance=unbiased curators.tenth-human.human=0.5",
    "regression language.inputs=fresh",
  })
  void linesThatHoldAtOnceSayTheSame(String scenario) {
    Scenario loaded = HeldLines.load(scenario.replace(';', ','));
    Theory theory = Theory.of(loaded, loaded.language().language());
    for (String model : loaded.models().keySet()) {
      for (int generation = 1; generation <= loaded.rounds(); generation++) {
        assertAgreement(theory.of(model), generation);
      }
    }
  }

  private static void assertAgreement(List<AppliedResult> findings, int generation) {
    Map<Measure, Double> first = new EnumMap<>(Measure.class);
    for (AppliedResult finding : findings) {
      for (Forecast.PredictedMeasure foretold :
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
    "replace, drift rounds=3000 ~models.accumulate language.documentTokens=1 curators.no-human.human=natural",
    "tenth, gaussian rounds=3000",
    "accumulate, gaussian rounds=3000",
  })
  void coursesGoToTheirLimits(String model, String scenario) {
    Scenario loaded = HeldLines.load(scenario);
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

  private static AppliedResult finding(String line, String model, String scenario) {
    Scenario loaded = HeldLines.load(scenario);
    return Theory.of(loaded, loaded.language().language()).of(model).stream()
        .filter(finding -> finding.line().id().equals(line))
        .findFirst()
        .orElseThrow();
  }
}
