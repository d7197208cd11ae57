package wellspring.agents.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.agents.scenario.society.AssistanceSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.matrix.Prior;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DocumentDraw;
import wellspring.model.mix.DrawByClaim;
import wellspring.model.mix.DrawFromAll;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;
import wellspring.model.prediction.TokenDrift;

/**
 * A model of a scenario, as lines look at it.
 *
 * @param language the scenario's
 * @param name the model's
 */
record TheorySubject(Scenario scenario, Language language, String name) {
  /** Of so many documents each number that may pass for people's is followed. */
  private static final int CLAIMING_MAX = 100_000;

  ModelSpec model() {
    return scenario.models().get(name);
  }

  CuratorSpec curator() {
    return scenario.curators().get(model().curator());
  }

  /** How many generations a model has that retrains in every round. */
  int generations() {
    return scenario.rounds();
  }

  /** A figure that a formula gives: (generations), that of generation 1 first. */
  double[] byGeneration(IntToDoubleFunction formula) {
    return IntStream.rangeClosed(1, generations()).mapToDouble(formula).toArray();
  }

  /** The key of something in the model's part of the scenario. */
  String modelKey(String key) {
    return "models." + name + "." + key;
  }

  /** The key of something in the model's curator's part. */
  String curatorKey(String key) {
    return "curators." + model().curator() + "." + key;
  }

  /**
   * The human fraction that a generation's fresh corpus aims at, or that of all text if it aims at
   * none; the first one is all human.
   */
  Share human(int generation) {
    return generation == 1
        ? Share.ALL
        : curator().human().at(generation - 1).orElseGet(this::humanOfAll);
  }

  /** The human fraction of all that is written in a round in which all models write. */
  private Share humanOfAll() {
    return Share.of((double) humanDocuments() / documents());
  }

  /** How many documents people and models write in a round in which all models do. */
  private long documents() {
    return humanDocuments()
        + scenario.models().values().stream().mapToLong(ModelSpec::documents).sum();
  }

  /** Whether all generations but the first are drawn from all that was written. */
  boolean isNatural() {
    return laterGenerations().allMatch(this::isNatural);
  }

  /** Whether some generation but the first is drawn from all that was written. */
  boolean isSometimesNatural() {
    return laterGenerations().anyMatch(this::isNatural);
  }

  /** Whether a generation but the first is drawn from all that was written. */
  boolean isNatural(int generation) {
    return curator().human().at(generation - 1).isEmpty();
  }

  private IntStream laterGenerations() {
    return IntStream.rangeClosed(2, Math.max(2, generations()));
  }

  /** How people's documents come into a fresh corpus, and what of them is theirs. */
  DocumentDraw draw() {
    DocumentDraw chosen =
        isNatural()
            ? new DrawFromAll(documents())
            : drawByClaims().<DocumentDraw>map(draw -> draw).orElse(curator().draw());
    Optional<AssistanceSpec> help = commonAssistance();
    return help.isPresent()
        ? new AssistedDraw(chosen, help.get().writers().value(), help.get().strength().value())
        : chosen;
  }

  /**
   * How a corpus is drawn where some of the model's documents pass for people's, as people's all
   * do; empty if none does, or if they are too many to follow each number of them.
   */
  Optional<DrawByClaim> drawByClaims() {
    return model().disclosure().isHonest() || humanDocuments() + model().documents() > CLAIMING_MAX
        ? Optional.empty()
        : Optional.of(
            new DrawByClaim(
                curator().draw(),
                (int) humanDocuments(),
                1,
                model().documents(),
                1 - model().disclosure().honest().value()));
  }

  /** How people are helped, if all of them are in the same way. */
  Optional<AssistanceSpec> commonAssistance() {
    List<Optional<AssistanceSpec>> ways =
        scenario.humans().values().stream().map(CohortSpec::assistance).distinct().toList();
    return ways.size() == 1 ? ways.get(0) : Optional.empty();
  }

  /** The same as it comes out: a part of whole documents if it is drawn exactly. */
  Share humanShare(int generation) {
    return Share.of(draw().human(human(generation), curator().documents()));
  }

  /** As it comes out in generation 2: in all but the first, if it is constant. */
  Share humanShare() {
    return humanShare(2);
  }

  /** As it comes out in all generations but the first; once if it is planned to stay the same. */
  Stream<Share> laterShares() {
    if (curator().human() instanceof Schedule.Level) {
      return Stream.of(humanShare());
    }
    return laterGenerations().mapToObj(this::humanShare);
  }

  /** What is aimed at in all generations but the first; once if it is planned to stay the same. */
  Stream<Share> laterAims() {
    return curator().human() instanceof Schedule.Level
        ? Stream.of(human(2))
        : laterGenerations().mapToObj(this::human);
  }

  boolean isHumanFractionConstant() {
    return laterShares().distinct().count() == 1;
  }

  /** Whether all generations but the first train on fresh text of this share. */
  boolean isAlways(Share share) {
    return laterShares().allMatch(share::equals);
  }

  /** Whether people and the model write in a share that stays the same. */
  boolean isMixed() {
    return isHumanFractionConstant()
        && !humanShare().equals(Share.NONE)
        && !humanShare().equals(Share.ALL);
  }

  /** How many documents people write in a round. */
  long humanDocuments() {
    return scenario.humanDocuments();
  }

  /** The documents of a language of tokens. */
  TokenLanguage words() {
    return (TokenLanguage) language;
  }

  /** How people use tokens. */
  TokenDrift.Humans tokenUse() {
    return TokenDrift.Humans.of(words().tokenFrequencies());
  }

  MatrixSpec matrix() {
    return (MatrixSpec) model().learner();
  }

  /** The weight of the prior, which is given, in tokens. */
  double prior() {
    return ((Prior.Fixed) matrix().prior()).counts();
  }

  /** What each generation adds, in tokens. */
  TokenDrift.FreshCorpus corpus() {
    return new TokenDrift.FreshCorpus(
        curator().documents(), words().documentEnd().tokensMax(), draw());
  }

  /** The tokens of a fresh corpus, n. */
  int tokens() {
    return Math.multiplyExact(curator().documents(), words().documentEnd().tokensMax());
  }
}
