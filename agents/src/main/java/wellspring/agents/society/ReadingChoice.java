package wellspring.agents.society;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.AudienceRead.AuthorReading;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.society.AudienceSpec;
import wellspring.agents.scenario.society.AudienceSpec.Taste;
import wellspring.model.language.FactualLanguage;
import wellspring.model.language.Language;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.StyleDistance;
import wellspring.model.language.StyledLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.prediction.ReadingShares;

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
    List<String> names = authors.documents().keySet().stream().filter(spec.feed()::has).toList();
    double[] documents = new double[names.size()];
    double[] qualities = new double[names.size()];
    double[] utilities = new double[names.size()];
    for (int i = 0; i < names.size(); i++) {
      String author = names.get(i);
      documents[i] = authors.documents(author).size();
      qualities[i] = quality(state, author, authors.documents(author), round);
      utilities[i] = utility(state, authors, author, qualities[i]);
      if (recommender.isPresent()) {
        utilities[i] += exposure(recommender.get(), authors.documents(author));
      }
    }
    double[] shares = ReadingShares.of(documents, utilities);
    double attention = affordable(names, shares);
    List<AuthorReading> readings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      readings.add(
          new AuthorReading(names.get(i), (int) documents[i], shares[i] * attention, qualities[i]));
    }
    return readings;
  }

  private double utility(AudienceState state, RoundAuthors authors, String author, double quality) {
    Taste taste = spec.taste();
    return weighted(taste.quality(), author, name -> quality)
        + weighted(taste.price(), author, this::relativePrice)
        + weighted(taste.novelty(), author, name -> novelty(state, authors, name))
        + weighted(taste.familiarity(), author, name -> state.shares().getOrDefault(name, 0.0))
        + weighted(taste.human(), author, name -> human(authors.documents(name)));
  }

  /** What has no weight is not even asked for. */
  private static double weighted(double weight, String author, ToDoubleFunction<String> figure) {
    return weight == 0 ? 0 : weight * figure.applyAsDouble(author);
  }

  /** In what the audience can pay for a document; 0 where it has no budget. */
  private double relativePrice(String author) {
    return spec.budget()
        .map(budget -> scenario.price(author) * spec.attention() / budget)
        .orElse(0.0);
  }

  private double novelty(AudienceState state, RoundAuthors authors, String author) {
    return state.experience().isEmpty()
        ? 0
        : StyleDistance.between(
            authors.style(author, (StyledLanguage) language),
            state.experience().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double human(List<DocumentWritten> documents) {
    long human = documents.stream().filter(d -> d.claim().origin() == DocumentOrigin.HUMAN).count();
    return (double) human / documents.size();
  }

  private double quality(
      AudienceState state, String author, List<DocumentWritten> documents, int round) {
    return given(author)
        + switch (spec.quality()) {
          case FIXED -> 0;
          case LIKELIHOOD -> state.quality(author);
          case FACTS -> truth(documents, round);
        };
  }

  private double given(String author) {
    return scenario.humans().containsKey(author)
        ? scenario.humans().get(author).quality()
        : scenario.models().containsKey(author) ? scenario.models().get(author).quality() : 0;
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
    return StrictMath.log(shown / likelihoods.length);
  }

  /** Documents of an author are alike, so that the first ones do. */
  private static List<DocumentWritten> sample(List<DocumentWritten> documents) {
    return documents.subList(0, Math.min(documents.size(), LOOKED_AT_MAX));
  }

  /** How much of the attention there is money for. */
  private double affordable(List<String> names, double[] shares) {
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      mean += shares[i] * scenario.price(names.get(i));
    }
    return mean == 0 || spec.budget().isEmpty()
        ? spec.attention()
        : Math.min(spec.attention(), spec.budget().get() / mean);
  }
}
