package wellspring.agents.society;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.Offer;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.Language;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.StyleDistance;
import wellspring.model.language.StyledLanguage;
import wellspring.model.learner.LanguageModel;

/**
 * How an audience shares out its attention: by a logit choice among the documents of its feed
 * (McFadden 1974), of which those of one author are alike to it. What comes of it are means, not
 * draws: an audience is many people.
 */
final class ReadingChoice {
  /** So many documents tell what an author is like. */
  private static final int LOOKED_AT_MAX = 200;

  private final Scenario scenario;
  private final Language language;
  private final AudienceSpec spec;

  ReadingChoice(RunContext context, AudienceSpec spec) {
    this.scenario = context.scenario();
    this.language = context.language();
    this.spec = spec;
  }

  /**
   * What is read of each author in the feed, sorted by name.
   *
   * @param recommender the model that recommends; empty if none does
   */
  List<AuthorReading> read(
      AudienceState state, RoundAuthors authors, int round, Optional<LanguageModel> recommender) {
    List<Offer> offers =
        authors.documents().keySet().stream()
            .filter(spec.feed()::has)
            .map(author -> offer(state, authors, author, round, recommender))
            .toList();
    double[] read = spec.read(offers);
    List<AuthorReading> readings = new ArrayList<>();
    for (int i = 0; i < read.length; i++) {
      Offer offer = offers.get(i);
      readings.add(
          new AuthorReading(offer.author(), (int) offer.documents(), read[i], offer.quality()));
    }
    return readings;
  }

  /** What costs much to find out is found out only where it has a weight. */
  private Offer offer(
      AudienceState state,
      RoundAuthors authors,
      String author,
      int round,
      Optional<LanguageModel> recommender) {
    List<DocumentWritten> documents = authors.documents(author);
    return new Offer(
        author,
        documents.size(),
        scenario.price(author),
        quality(state, author, documents, round),
        spec.taste().novelty() == 0 ? 0 : novelty(state, authors, author),
        state.shares().getOrDefault(author, 0.0),
        human(documents),
        recommender.map(model -> exposure(model, documents)).orElse(0.0));
  }

  private double novelty(AudienceState state, RoundAuthors authors, String author) {
    return state.experience().isEmpty()
        ? 0
        : StyleDistance.between(
            authors.style(author, (StyledLanguage) language),
            state.experience().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double human(List<DocumentWritten> documents) {
    long human = documents.stream().filter(d -> d.claim().origin().passesForHuman()).count();
    return (double) human / documents.size();
  }

  private double quality(
      AudienceState state, String author, List<DocumentWritten> documents, int round) {
    return scenario.quality(author)
        + switch (spec.quality()) {
          case FIXED -> 0;
          case LIKELIHOOD -> state.quality(author);
          case FACTS -> truth(documents, round);
        };
  }

  /** The share of the stated facts that are true; 0 where none is stated. */
  private double truth(List<DocumentWritten> documents, int round) {
    FactualLanguage facts = (FactualLanguage) language;
    StatedFacts stated = StatedFacts.NONE;
    for (DocumentWritten document : sample(documents)) {
      stated = stated.plus(facts.facts(document.text(), round));
    }
    return stated.all() == 0 ? 0 : (double) stated.now() / stated.all();
  }

  /** The logarithm of how much a model shows of an author: of what it finds likely, more. */
  private double exposure(LanguageModel model, List<DocumentWritten> documents) {
    List<String> texts = sample(documents).stream().map(DocumentWritten::text).toList();
    double[] likelihoods = model.logLikelihoods(texts);
    double shown = 0;
    for (int i = 0; i < likelihoods.length; i++) {
      shown += StrictMath.exp(likelihoods[i] / Math.max(1, language.length(texts.get(i))));
    }
    return StrictMath.log(Math.min(Double.MAX_VALUE, shown / likelihoods.length));
  }

  /** Documents of an author are alike, so that the first ones do. */
  private static List<DocumentWritten> sample(List<DocumentWritten> documents) {
    return documents.subList(0, Math.min(documents.size(), LOOKED_AT_MAX));
  }
}
