package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;
import wellspring.model.random.Seed;

/** People in whole runs come and go, are helped and imitate as theory says. */
class SocietyTheoryTest {
  private static final String ASSISTED =
      """
      rounds: 8
      language: {kind: zipf, vocabulary: 50, exponent: 1, documentTokens: 1}
      humans: {people: {writers: 200, documents: 1, assistance: {model: model}}}
      curators: {desk: {human: 0.2, draw: random, documents: 60}}
      models: {model: {curator: desk}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, frequency_error, surviving_vocabulary, missing_mass, human_fraction]}
      """;

  private static final String TURNOVER =
      """
      rounds: 10
      language: {kind: zipf, vocabulary: 20, exponent: 1, documentTokens: 1}
      humans:
        people: {writers: 40, documents: 2, work: {alternative: 1}}
        steady: {writers: 5, documents: 2}
      audiences: {public: {attention: 60, revenue: 1}}
      curators: {web: {human: natural, documents: 10}}
      models: {model: {curator: web, documents: 30}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [writers, human_text_share, human_fraction]}
      """;

  private static final String IMITATION =
      """
      rounds: 10
      language: {kind: zipf, vocabulary: 30, exponent: 1, documentTokens: 4}
      humans:
        east: {writers: 4, documents: 5, dialect: 0.5, imitation: {rate: 0.3, audience: easterners}}
        west: {writers: 6, documents: 5, dialect: 0.5, imitation: {rate: 0.3, audience: westerners}}
        south: {writers: 3, documents: 5, imitation: {rate: 0.1, audience: westerners}}
      audiences:
        easterners: {feed: {of: [east, west, south]}}
        westerners: {feed: {of: [west, south]}}
      curators: {web: {human: 1, documents: 20}}
      models: {model: {curator: web}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [cohort_distance]}
      """;

  @Test
  void helpedTextHoldsLessDiversityThanItSeems() {
    assisted(120, stream("assisted", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void helpedTextHoldsLessDiversityAtAnyParameters(int draw) {
    assisted(1_500, stream("assisted", draw));
  }

  private static void assisted(int count, UniformRandomProvider random) {
    double human = 0.05 + 0.6 * random.nextDouble();
    double writers = random.nextDouble();
    double strength = random.nextDouble();
    String fraction = "curators.desk.human=" + human;
    String help = "humans.people.assistance={writers:%s,strength:%s}".formatted(writers, strength);
    Replicas replicas = Replicas.of(ASSISTED, count, fraction, help);
    replicas.assertPredicted(
        "model", List.of(Measure.DIVERSITY, Measure.FREQUENCY_ERROR, Measure.HUMAN_FRACTION));
    replicas.assertMean("model", Measure.HUMAN_FRACTION, 8, human * (1 - writers * strength));
    // Documents of several tokens, drawn exactly, and kept; then all that there is, drawn from.
    String length = "language.documentTokens=" + (2 + random.nextInt(6));
    Replicas.of(
            ASSISTED,
            count,
            fraction,
            help,
            length,
            "curators.desk.draw=exact",
            "models.model.memory={window: 2}")
        .assertPredicted("model", List.of(Measure.DIVERSITY, Measure.FREQUENCY_ERROR));
    Replicas.of(
            ASSISTED,
            count,
            help,
            length,
            "curators.desk={human: natural, documents: 30}",
            "models.model.memory=accumulate")
        .assertPredicted(
            "model",
            List.of(
                Measure.DIVERSITY,
                Measure.FREQUENCY_ERROR,
                Measure.MISSING_MASS,
                Measure.SURVIVING_VOCABULARY));
  }

  @Test
  void peopleComeAndGoAsTheChainOfTheirNumberSays() {
    turnover(150, stream("turnover", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void peopleComeAndGoAtAnyParametersAsTheChainOfTheirNumberSays(int draw) {
    turnover(6_000, stream("turnover", draw));
  }

  private static void turnover(int count, UniformRandomProvider random) {
    String work =
        "humans.people.work={turnover:%s,sensitivity:%s,cost:%s,company:%s,active:%s}"
            .formatted(
                0.1 + 0.9 * random.nextDouble(),
                5 * random.nextDouble(),
                0.2 * random.nextDouble(),
                random.nextDouble(),
                0.2 + 0.8 * random.nextDouble());
    String pay =
        "humans.people.work.pay={attention:%s,wage:%s,subsidy:%s}"
            .formatted(random.nextDouble(), 0.5 * random.nextDouble(), 0.2 * random.nextDouble());
    String taste =
        "audiences.public.taste={quality:%s,human:%s}"
            .formatted(random.nextDouble(), 2 * random.nextDouble() - 1);
    String latency = "models.model.latency=" + random.nextInt(3);
    Replicas.of(TURNOVER, count, work, pay, taste, latency, "models.model.quality=1")
        .assertPredicted(
            "model", List.of(Measure.WRITERS, Measure.HUMAN_TEXT_SHARE, Measure.HUMAN_FRACTION));
  }

  @Test
  void whoReadsEachOtherComesTogetherAsTheRecursionSays() {
    imitation(120, stream("imitation", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whoReadsEachOtherComesTogetherAtAnyParametersAsTheRecursionSays(int draw) {
    imitation(2_000, stream("imitation", draw));
  }

  private static void imitation(int count, UniformRandomProvider random) {
    Replicas.of(
            IMITATION,
            count,
            "humans.east={dialect:%s,imitation:{rate:%s}}"
                .formatted(random.nextDouble(), random.nextDouble()),
            "humans.west={dialect:%s,imitation:{rate:%s}}"
                .formatted(random.nextDouble(), random.nextDouble()),
            "humans.west.quality=" + random.nextDouble(),
            "audiences.easterners.taste.quality=" + 2 * random.nextDouble(),
            "language.documentTokens=" + (1 + random.nextInt(5)))
        .assertPredicted("model", List.of(Measure.COHORT_DISTANCE));
  }

  @Test
  void companyDividesWhereThereAreMany() {
    Scenario scenario =
        Replicas.load(
            TURNOVER,
            "humans.people.work={company:2,sensitivity:6,alternative:2}",
            "audiences.public.revenue=0",
            "humans.people.work.pay.wage=1");

    List<String> remarks = remarks(scenario);

    assertThat(remarks).singleElement().asString().contains("or", "is not undone");
  }

  @Test
  void withoutCompanyItDoesNotMatterWhoBegins() {
    assertThat(remarks(Replicas.load(TURNOVER)))
        .singleElement()
        .asString()
        .contains("whoever begins");
  }

  private static List<String> remarks(Scenario scenario) {
    return Theory.of(scenario, scenario.language().language()).of("model").stream()
        .filter(line -> line.line().id().equals("turnover"))
        .flatMap(line -> line.forecast().stream())
        .flatMap(forecast -> forecast.remarks().stream())
        .toList();
  }

  private static UniformRandomProvider stream(String name, int draw) {
    return new Seed(16).stream("society", name, draw);
  }
}
