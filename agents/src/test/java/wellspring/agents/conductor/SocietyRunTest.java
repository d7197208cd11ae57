package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.AudienceRead;
import wellspring.agents.event.BooksClosed;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.Topic;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.Measure;

/** What becomes of people in whole runs. */
class SocietyRunTest {
  private static final List<String> ATTENTION =
      List.of(
          "rounds=12",
          "evaluation.control=none",
          "~models.closed",
          "~models.open",
          "~curators.no-human",
          "~curators.all-human",
          "curators.tenth-human={human:natural,documents:40,shortage:shrink}",
          "models.mixed.documents=60",
          "humans.people={writers:60,documents:1}",
          "humans.people.work={turnover:0.4,sensitivity:5}",
          "+audiences.public={attention:90,revenue:1}");

  private static TestRun run(String... overrides) {
    List<String> all = new ArrayList<>(ATTENTION);
    all.addAll(List.of(overrides));
    Scenario scenario = new ScenarioLoader(Path.of("")).load("collapse", all);
    return TestRun.of(scenario, 2, new MemoryEventLog());
  }

  private static <E extends Event> List<E> society(TestRun run, Class<E> type) {
    return run.events(Topic.SOCIETY, Event.class).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<Integer> writers(TestRun run) {
    return society(run, CohortChanged.class).stream().map(CohortChanged::writers).toList();
  }

  private static List<Double> figures(TestRun run, Measure measure) {
    return run.events(Topic.MEASUREMENTS, ModelMeasured.class).stream()
        .filter(measured -> measured.measure().equals(measure.id()))
        .map(ModelMeasured::value)
        .toList();
  }

  @Test
  void peopleLeaveWhenAModelTakesTheirReadersAndStayWhenItDoesNot() {
    List<Integer> alone = writers(run("audiences.public.taste.human=1000"));
    List<Integer> beside = writers(run("audiences.public.taste.human=-3"));

    assertThat(alone.get(11)).isGreaterThan(40);
    assertThat(beside.get(11)).isLessThan(20);
  }

  @Test
  void whoCorrectsSpendsWordsOnMistakesAloneAndAllTakePart() {
    Scenario scenario = SocietyScenarios.informed("rounds=4");
    TokenLanguage language = (TokenLanguage) scenario.language().language();
    TestRun run = TestRun.of(scenario, 2, new MemoryEventLog());

    for (int round = 1; round < 4; round++) {
      int now = round;
      List<DocumentWritten> corrected =
          run.events(Topic.DOCUMENTS, DocumentWritten.class).stream()
              .filter(document -> document.round() == now)
              .filter(document -> document.agent().startsWith("editors/"))
              .toList();
      double words =
          corrected.stream()
              .mapToDouble(d -> d.truth().humanShare() * language.length(d.text()))
              .sum();
      assertThat(corrected).allMatch(d -> d.truth().origin() == DocumentOrigin.ASSISTED);
      assertThat(words)
          .as("of 200 in round %d", round)
          .isBetween(100.0, 230.0); // a first sentence is always finished
      assertThat(corrected)
          .extracting(DocumentWritten::agent)
          .contains("editors/0")
          .anyMatch(agent -> agent.compareTo("editors/5") > 0);
    }
  }

  @Test
  void whoeverHasATasteForNothingHumanReadsAsIfThereWereNoPeople() {
    TestRun run = run("audiences.public.taste.human=-1e6");

    assertThat(society(run, AudienceRead.class))
        .filteredOn(read -> read.round() > 0)
        .allSatisfy(
            read -> {
              assertThat(read.total()).isEqualTo(90);
              assertThat(read.authors())
                  .filteredOn(author -> author.author().equals("people"))
                  .allMatch(people -> people.read() == 0);
            });
  }

  /** Without a prior a model finds impossible what it has not read. */
  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 3})
  void aModelThatFindsHumanTextImpossibleIsReadLikeAVeryBadOne(int weight) {
    TestRun run =
        run(
            "audiences.public={quality:likelihood,taste:{quality:" + weight + "}}",
            "models.mixed.learner.prior=0.5",
            "+models.zero={curator:tenth-human,documents:20,learner:{kind:matrix,order:0,prior:0}}");

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(society(run, AudienceRead.class))
        .allMatch(read -> Math.abs(read.total() - 90) < 1e-9);
  }

  @Test
  void twiceTheMoneyIsTheSameRun() {
    String[] cheap = {
      "humans.people.price=0.25",
      "models.mixed.price=0.5",
      "audiences.public={budget:30,revenue:1}",
      "audiences.public.taste.price=-1",
      "humans.people.work={alternative:1,cost:0.25}",
      "humans.people.work.pay={wage:0.25,subsidy:0.125}"
    };
    String[] dear = {
      "humans.people.price=0.5",
      "models.mixed.price=1",
      "audiences.public={budget:60,revenue:2}",
      "audiences.public.taste.price=-1",
      "humans.people.work={alternative:2,cost:0.5}",
      "humans.people.work.pay={wage:0.5,subsidy:0.25}"
    };
    TestRun once = run(cheap);
    TestRun twice = run(dear);

    assertThat(twice.events(Topic.DOCUMENTS, DocumentWritten.class))
        .isEqualTo(once.events(Topic.DOCUMENTS, DocumentWritten.class));
    assertThat(society(twice, AudienceRead.class)).isEqualTo(society(once, AudienceRead.class));
    assertThat(writers(twice)).isEqualTo(writers(once));
    assertThat(Set.copyOf(writers(once)))
        .as("it is not that nothing happens")
        .hasSizeGreaterThan(2);
  }

  @Test
  void twoCohortsThatAreAlikeAreOneOfDoubleSizeOnAverage() {
    double one = 0;
    double two = 0;
    double squares = 0;
    int runs = 30;
    for (int seed = 0; seed < runs; seed++) {
      int single = last(writers(run("seed=" + seed)));
      TestRun pair =
          run(
              "seed=" + seed,
              "humans.people.writers=30",
              "+humans.others={writers:30,documents:1,work:{turnover:0.4,sensitivity:5}}");
      int both =
          society(pair, CohortChanged.class).stream()
              .filter(change -> change.round() == 11)
              .mapToInt(CohortChanged::writers)
              .sum();
      one += single;
      two += both;
      squares += (both - single) * (both - single);
    }
    double error = Math.sqrt(squares / runs / runs);
    assertThat(Math.abs(two - one) / runs).isLessThan(3 * error);
  }

  private static int last(List<Integer> numbers) {
    return numbers.get(numbers.size() - 1);
  }

  @Test
  void noMoneyIsMadeOrLostAndNobodyJoinsOrLeavesUnseen() {
    Scenario scenario = SocietyScenarios.everything("rounds=6");
    TestRun run = TestRun.of(scenario, 2, new MemoryEventLog());
    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);

    Map<String, Long> balances = new TreeMap<>();
    for (BooksClosed books : society(run, BooksClosed.class)) {
      society(run, PaymentMade.class).stream()
          .filter(payment -> payment.round() == books.round())
          .forEach(
              payment -> {
                balances.merge(payment.from(), -payment.amountMicros(), Long::sum);
                balances.merge(payment.to(), payment.amountMicros(), Long::sum);
              });
      assertThat(books.balancesMicros()).isEqualTo(balances);
      assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }
    Map<String, Integer> before = new TreeMap<>(Map.of("people", 24, "others", 12));
    for (CohortChanged change : society(run, CohortChanged.class)) {
      assertThat(change.writers())
          .isEqualTo(before.get(change.agent()) - change.left() + change.joined());
      before.put(change.agent(), change.writers());
    }
    assertThat(society(run, PaymentMade.class).stream().map(PaymentMade::reason))
        .contains(PaymentMade.Reason.values());
  }

  @Test
  void helpedTextIsNeitherHumanNorSyntheticAndSaysWhatItsWriterSays() {
    TestRun run =
        run(
            "~humans.people.work",
            "humans.people.assistance={model:mixed,writers:0.5,strength:0.5}");
    List<DocumentWritten> documents = run.events(Topic.DOCUMENTS, DocumentWritten.class);
    List<DocumentWritten> helped =
        documents.stream().filter(d -> d.truth().origin() == DocumentOrigin.ASSISTED).toList();

    assertThat(documents)
        .filteredOn(document -> document.round() == 0)
        .as("nobody helps before it has learned")
        .allMatch(document -> document.truth().origin() == DocumentOrigin.HUMAN);
    assertThat(helped).allMatch(document -> document.claim().origin() == ClaimedOrigin.HUMAN);
    double own = helped.stream().mapToDouble(d -> d.truth().humanShare()).average().orElseThrow();
    assertThat(helped.size()).isBetween(11 * 20, 11 * 40);
    assertThat(own).isBetween(0.45, 0.55);
  }

  @Test
  void aCohortThatDiesOutEndsNoRunThatCanGoWithoutIt() {
    TestRun run =
        run("audiences.public.revenue=0", "humans.people.work={turnover:1,sensitivity:100}");

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(last(writers(run))).isZero();
    assertThat(last(figures(run, Measure.HUMAN_FRACTION).stream().map(Double::intValue).toList()))
        .isZero();
  }

  @Test
  void aCorpusThatCannotGoWithoutThemFailsClearly() {
    TestRun run =
        run(
            "audiences.public.revenue=0",
            "humans.people.work={turnover:1,sensitivity:100}",
            "curators.tenth-human={human:0.5,shortage:fail}");

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason())
        .contains("the corpus needs 20 documents of humans.NAME, but 0 were written")
        .contains("curators.tenth-human.shortage=shrink");
  }

  @Test
  void aModelWithoutAnyCorpusGoesOnWithWhatItHas() {
    TestRun run =
        run(
            "audiences.public.revenue=0",
            "humans.people.work={turnover:1,sensitivity:100}",
            "curators.tenth-human.human=1");

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(run.releases()).hasSizeLessThan(12).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void neitherThreadsNorPartsChangeWhatBecomesOfPeople(int threads) {
    String fingerprint =
        TestRun.of(SocietyScenarios.everything("rounds=5"), threads, new MemoryEventLog())
            .ended()
            .fingerprint();

    assertThat(fingerprint)
        .isEqualTo("86b46e3039a28da3db03d400fe887f05d563b1f8e6ae547c900ec6d30f404caa");
    assertThat(
            TestRun.of(SocietyScenarios.informed("rounds=4"), threads, new MemoryEventLog())
                .ended()
                .fingerprint())
        .isEqualTo("db5c6d9860fcf01019068d3eaa84c6259f1848515642ea45962e1a0fceda4dde");
  }

  @Test
  void whoSeesLittleOfAChangingWorldSaysWhatWasTrue() {
    assertThat(outdated(0.05)).isGreaterThan(1.3 * outdated(1));
  }

  private static double outdated(double seen) {
    Scenario scenario =
        SocietyScenarios.informed(
            "rounds=5",
            "humans.readers.observation.share=" + seen,
            "audiences.public.feed={of:[readers,closed]}",
            "language.world.change=0.2");
    TestRun run = TestRun.of(scenario, 2, new MemoryEventLog());
    FactualLanguage language = (FactualLanguage) scenario.language().language();
    StatedFacts stated = StatedFacts.NONE;
    for (DocumentWritten document : run.events(Topic.DOCUMENTS, DocumentWritten.class)) {
      if (document.agent().startsWith("readers/") && document.round() > 2) {
        stated = stated.plus(language.facts(document.text(), document.round()));
      }
    }
    return (stated.outdated() + 1.0) / (stated.all() + 1);
  }
}
