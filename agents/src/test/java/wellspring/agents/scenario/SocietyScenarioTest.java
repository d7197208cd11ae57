package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocietyScenarioTest {
  private static final String YAML =
      """
      rounds: 3
      language: {kind: zipf}
      humans: {people: {writers: 10, documents: 10}}
      audiences: {public: {}}
      curators: {desk: {human: 0.1}}
      models: {student: {curator: desk}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audiences.public={attention:5.5,feed:{of:[people,student]},quality:likelihood,budget:3}",
        "audiences.public={feed:{model:student},revenue:0.25,taste:{human:-1e6,novelty:2}}",
        "humans.people={price:1,quality:-2,dialect:0.5}",
        "humans.people.work={alternative:2,cost:0.5,company:3,turnover:0,sensitivity:9,effort:2}",
        "humans.people.work={active:1,pay:{attention:0.5,wage:1,subsidy:0.25}}",
        "humans.people.assistance={model:student,writers:0.25,strength:0.75,claim:human}",
        "humans.people.imitation={rate:0.25,audience:public}",
        "curators.desk.shortage=shrink",
        "models.student={price:0.5,quality:3}",
      })
  void readsBackWhatItWrites(String override) {
    Workbench workbench = new Workbench(folder);
    Scenario scenario = workbench.load(YAML, override);

    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
    assertThat(scenario).isNotEqualTo(workbench.load(YAML));
    assertThat(ScenarioWriter.hash(scenario))
        .isNotEqualTo(ScenarioWriter.hash(workbench.load(YAML)));
  }

  @Test
  void keysThatCameLaterDoNotChangeTheHashOfWhatLacksThem() {
    assertThat(ScenarioWriter.hash(new Workbench(folder).load(Workbench.SHORTEST)))
        .isEqualTo("35fc40e04ba81621363d5c3a28ba18cbc2d6acf3e611fc9d4fb201c1d8479683");
  }

  /** Columns: an override with which a scenario makes no sense, and the problem. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "audiences.public.attention=0 -> audiences.public.attention is 0; allowed: a number above 0"
            + " to 10000000",
        "audiences.public.revenue=-1 -> audiences.public.revenue is -1; allowed: a number from 0 to"
            + " 100000",
        "models.student.price=-0.5 -> models.student.price is -0.5; allowed: a number from 0 to"
            + " 100000",
        "humans.people.dialect=1.5 -> humans.people.dialect is 1.5; allowed: a number from 0 to 1",
        "humans.people.work={turnover:2} -> humans.people.work.turnover is 2; allowed: a number from"
            + " 0 to 1",
        "humans.people.work={alternative:0} -> humans.people.work.alternative is 0; allowed: a number"
            + " above 0 to 1000000000",
        "humans.people.work={active:0} -> humans write nothing in the first round: nobody is active;"
            + " allowed: a humans.NAME.work.active above 0",
        "humans.people.work={active:0.5} -> humans write too little: 50 documents a round together;"
            + " curators.desk.documents is 100; allowed: at least 100",
        "audiences.public.feed={of:[peeple]} -> audiences.public.feed.of is peeple, but there is"
            + " nobody of this name; allowed: people, student",
        "audiences.public.feed={of:[]} -> audiences.public.feed.of is []; allowed: a list of names of cohorts or models",
        "audiences.public.feed={model:people} -> audiences.public.feed.model is people, but there is"
            + " nobody of this name; allowed: student",
        "audiences.public.feed=nothing -> audiences.public.feed is 'nothing'; allowed: all or exactly"
            + " one of the keys of, model",
        "audiences.public.taste.price=-1 -> audiences.public.budget is none, but the audience chooses"
            + " by price, which it measures by what it can pay; allowed: a number above 0",
        "audiences.public.quality=facts -> audiences.public.quality is facts, but in language.kind"
            + " zipf nothing is stated; allowed: fixed, likelihood",
        "humans.people.imitation={rate:0.5,audience:readers} -> humans.people.imitation.audience is"
            + " readers, but there is nobody of this name; allowed: public",
        "humans.people.imitation={rate:0.5} -> humans.people.imitation.audience is missing: The name"
            + " of the audience that they are part of.",
        "humans.people.assistance={model:tutor} -> humans.people.assistance.model is tutor, but there"
            + " is nobody of this name; allowed: student",
        "humans.people.observation={share:0.5,audience:public} -> humans.people.observation is given,"
            + " but in language.kind zipf nothing is stated of the world; allowed: none",
        "humans.people.correction={model:student,words:9} -> humans.people.correction is given, but in"
            + " language.kind zipf no text is wrong; allowed: none",
        "humans.people={outside:{},dialect:0.5} -> humans.people.outside is given, but how a program"
            + " outside writes, and for whom, is its own affair; leave out dialect, work, assistance,"
            + " imitation, observation and correction",
        "humans.people.assistance={model:student,claim:assisted} -> curators.desk.human aims at a"
            + " fraction, but of what people write only 0 documents a round are sure to claim to be"
            + " human, not assisted; allowed: natural, curators.desk.shortage=shrink, or"
            + " assistance.claim=human",
        "humans.people.price=0.0000001 -> humans.people.price is 1E-7; allowed: 0, or a number from"
            + " 0.000001 on",
        "+audiences.world={} -> audiences.world has a name that Wellspring keeps for itself; choose"
            + " another",
        "+audiences.student={} -> models.student has the name of audiences.student; every agent needs"
            + " a name of its own",
      })
  void saysWhatMakesNoSense(String override, String problem) {
    assertThat(new Workbench(folder).refusal(YAML, override).problems())
        .singleElement()
        .asString()
        .satisfies(text -> assertThat(text.replaceFirst("^line \\d+: ", "")).isEqualTo(problem));
  }
}
