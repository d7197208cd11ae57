package wellspring.agents.theory;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.Language;

/** For each line a model of a scenario that it holds for. */
final class HeldLines {
  private static final String TABLE =
      """
      replace | replace | drift
      accumulate | accumulate | drift
      natural-islands | north | pool curators.desk={human:natural,draw:exact,pool:0}
      replace-natural | replace | drift ~models.accumulate language.documentTokens=1 curators.no-human.human=natural
      replace-human | replace | drift language.documentTokens=1 curators.no-human={human:0.1,draw:random}
      assisted | replace | drift language.documentTokens=1 curators.no-human={human:0.1,draw:random} ~models.accumulate humans.people={writers:500,documents:1} humans.people.assistance={model:replace}
      drift | replace | drift ~models.accumulate curators.no-human.human=0.3 humans.people={writers:500,documents:1} humans.people.assistance={model:replace}
      turnover | replace | drift humans.people={writers:60,documents:10,work:{company:1}} +audiences.public={revenue:1}
      turnover-drift | replace | drift ~models.accumulate curators.no-human={human:natural,shortage:shrink} humans.people={writers:60,documents:10,work:{company:1}} +audiences.public={revenue:1}
      imitation | replace | drift humans.people.imitation={rate:0.2,audience:public} +humans.others={writers:3,documents:5,dialect:0.3} +audiences.public={feed:{of:[people,others]}}
      claims | replace | drift ~models.accumulate curators.no-human.human=0.3 models.replace={documents:500,disclosure:{honest:0.5}}
      drift | replace | drift ~models.accumulate curators.no-human.human=0.3 models.replace={documents:500,disclosure:{honest:0.5,silent:0.25}}
      replace-exact | replace | drift curators.no-human.human=0.3
      accumulate-human | accumulate | drift language.documentTokens=1 curators.no-human={human:0.1,draw:random}
      replace | replace | drift curators.no-human.human=0.01
      anchor | replace | drift models.replace.memory.anchor=4
      drift | replace | drift models.replace={memory:{subsample:7},learner:{prior:2}}
      drift | replace | drift curators.no-human.human={steps:{0:natural,1:0.3,50:natural}}
      likelihood | replace | drift models.replace.learner.prior=3
      compounding | replace | drift models.replace.learner.prior=2
      verification | closed | grammar +curators.no-human.verifier={right:0.9,wrong:0.3} models.closed.documents=5000
      islands | north | pool
      survival | replace | drift
      survival-bound | replace | drift
      coverage | accumulate | drift curators.no-human.human=0.2
      cut-tail | replace | drift models.replace.learner.topK=1 curators.no-human.documents=200 language.exponent=2
      sample | accumulate | drift models.accumulate={memory:{subsample:3},cadence:2}
      gaussian-replace | replace | gaussian
      gaussian-accumulate | accumulate | gaussian
      gaussian-unbiased | replace | gaussian models.replace.learner.variance=unbiased
      gaussian-deviation | replace | gaussian
      gaussian-human | tenth | gaussian
      gaussian-drift | tenth | gaussian models.tenth.memory.window=3 curators.tenth-human.draw=random
      gaussian-weighted | tenth | gaussian +models.tenth.learner.humanWeight=0.5 curators.tenth-human.labels=claims
      regression-replace | replace | regression
      regression-accumulate | accumulate | regression
      regression-human | replace | regression language.inputs=fresh curators.no-human.human=0.5
      provenance | north | pool curators.desk={pool:0,labels:blind,documents:500} language.exponent=0 models.north={start:warm,learner:{kind:unmix},documents:500} ~models.east ~models.south ~models.west humans.people.writers=500
      """;

  private HeldLines() {}

  /**
   * A line, held against a model.
   *
   * @param scenario its name and what is changed in it, for {@link #load}
   */
  record Held(String line, String model, String scenario) {
    TheoryResult statement() {
      return Theory.LINES.stream()
          .filter(one -> one.statement().id().equals(line))
          .findFirst()
          .orElseThrow();
    }

    /** The model in a scenario like this one. */
    TheorySubject in(Scenario changed) {
      return new TheorySubject(changed, language(changed), model);
    }

    /** That of the scenario; where every token must not be right, one with wrong ones. */
    private Language language(Scenario changed) {
      return line.equals("compounding")
          ? new NarrowLanguage(5, 3, 3, 3, 3)
          : changed.language().language();
    }

    AppliedResult finding(Scenario changed) {
      return statement().apply(in(changed), ScenarioKeys.of(changed));
    }
  }

  static Stream<Held> all() {
    return TABLE
        .lines()
        .map(row -> row.split(" \\| "))
        .map(cells -> new Held(cells[0], cells[1], cells[2]));
  }

  static Scenario load(String words) {
    List<String> parts = Arrays.asList(words.strip().split(" "));
    return new ScenarioLoader(Path.of("")).load(parts.get(0), parts.subList(1, parts.size()));
  }
}
