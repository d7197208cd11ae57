package wellspring.agents.conductor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/** Small scenarios in which people read, are paid, come and go, are helped, imitate and correct. */
final class SocietyScenarios {
  private static final ScenarioLoader LOADER = new ScenarioLoader(Path.of(""));

  private static final List<String> EVERYTHING =
      List.of(
          "curators.all-human.human=natural",
          "curators.tenth-human.shortage=shrink",
          "curators.all-human.shortage=shrink",
          "humans.people={writers:30,documents:1,price:0.5,dialect:0.2}",
          "humans.people.work={alternative:2,cost:0.25,company:1,turnover:0.4,sensitivity:3,active:0.8}",
          "humans.people.work.pay={attention:0.5,wage:0.25,subsidy:0.125}",
          "humans.people.assistance={model:closed,writers:0.5,strength:0.5,claim:assisted}",
          "humans.people.imitation={rate:0.25,audience:public}",
          "+humans.others={writers:12,documents:3,dialect:0.5}",
          "humans.others.work={alternative:1,effort:1,turnover:0.5}",
          "humans.others.imitation={rate:0.5,audience:circle}",
          "models.open.price=0.125",
          "models.mixed.quality=0.5",
          "+audiences.public={attention:40,quality:likelihood,budget:30,revenue:1}",
          "audiences.public.taste={quality:1,price:-1,novelty:1,familiarity:2,human:0.5}",
          "+audiences.circle={attention:20,revenue:1,feed:{of:[others,open]}}",
          "+audiences.fans={attention:10,feed:{model:mixed},taste:{human:-1000000}}");

  private SocietyScenarios() {}

  /** All that a language of independent tokens has. */
  static Scenario everything(String... overrides) {
    return LOADER.load("collapse", with(EVERYTHING, overrides));
  }

  /** All that a language has which states facts. */
  static Scenario informed(String... overrides) {
    return LOADER.load(
        "grammar",
        with(
            List.of(
                "+humans.readers={writers:20,documents:2,dialect:0.25}",
                "humans.readers.observation={share:0.2,audience:public}",
                "humans.readers.assistance={model:closed,writers:0.5,strength:0.5}",
                "humans.readers.imitation={rate:0.5,audience:public}",
                "+humans.editors={writers:10,documents:2}",
                "humans.editors.correction={model:closed,words:200}",
                "curators.all-human.shortage=shrink",
                "curators.tenth-human.shortage=shrink",
                "+audiences.public={attention:50,quality:facts,taste:{quality:2}}"),
            overrides));
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
