package wellspring.model.language.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/**
 * What can be said and how often, whatever is the case in the world.
 *
 * <p>A document has a style and a topic, drawn independently. Its sentences follow one another: a
 * template by the style, among those that can be used; the entity, if one is named, by the topic,
 * or that which was named last; an attribute, if it takes one, all alike; and the words, each by
 * its category, nouns by the topic as well. Immutable, and safe to share between threads.
 */
final class Grammar {
  /** No entity has been named yet, no attribute mentioned. */
  static final int NONE = -1;

  /** How often a name repeats the one that the document named last. */
  static final double RECURRENCE = 0.5;

  private final Lexicon lexicon;
  private final List<SentenceTemplate> templates;
  private final GrammarSettings.Length length;
  private final int styles;
  private final Categorical topics;
  private final Categorical determiners;
  private final Categorical verbs;
  private final Categorical adjectives;
  private final Categorical[] nouns;
  private final Categorical[] names;
  private final Categorical[] openings;
  private final Categorical[] continuations;

  /**
   * @param templates at least one of them can open a document
   */
  Grammar(GrammarSettings settings, List<SentenceTemplate> templates) {
    if (templates.stream().allMatch(SentenceTemplate::refersBack)) {
      throw new IllegalArgumentException("no template can open a document");
    }
    this.templates = List.copyOf(templates);
    lexicon = new Lexicon(settings);
    length = settings.length();
    styles = settings.writers().styles();
    Seed seed = new Seed(settings.seed());
    GrammarSettings.WordSettings words = settings.words();
    topics = Categorical.zipf(words.topics(), words.exponent());
    determiners = zipf(WordCategory.DETERMINER, words);
    verbs = zipf(WordCategory.VERB, words);
    adjectives = zipf(WordCategory.ADJECTIVE, words);
    nouns = byTopic(WordCategory.NOUN, words, seed);
    names = byTopic(WordCategory.NAME, words, seed);
    continuations = byStyle(settings.writers(), seed, weights -> weights);
    openings = byStyle(settings.writers(), seed, this::openers);
  }

  /** The same, but that a group differs in its topics and in how often it uses each template. */
  private Grammar(Grammar usual, double[] topicFactors, double[] templateFactors) {
    templates = usual.templates;
    lexicon = usual.lexicon;
    length = usual.length;
    styles = usual.styles;
    topics = usual.topics.reweighed(topicFactors);
    determiners = usual.determiners;
    verbs = usual.verbs;
    adjectives = usual.adjectives;
    nouns = usual.nouns;
    names = usual.names;
    continuations = reweighed(usual.continuations, templateFactors);
    openings = reweighed(usual.openings, templateFactors);
  }

  private static Categorical[] reweighed(Categorical[] byStyle, double[] factors) {
    return Arrays.stream(byStyle).map(c -> c.reweighed(factors)).toArray(Categorical[]::new);
  }

  private Categorical zipf(WordCategory kind, GrammarSettings.WordSettings words) {
    return Categorical.zipf(lexicon.size(kind), words.exponent());
  }

  private Categorical[] byTopic(WordCategory kind, GrammarSettings.WordSettings words, Seed seed) {
    Categorical ranks = zipf(kind, words);
    return IntStream.range(0, words.topics())
        .mapToObj(topic -> ranks.shuffled(seed.fixedStream("grammar", kind.name(), topic)))
        .toArray(Categorical[]::new);
  }

  private Categorical[] byStyle(
      GrammarSettings.Writers writers, Seed seed, UnaryOperator<double[]> usable) {
    return IntStream.range(0, writers.styles())
        .mapToObj(style -> seed.fixedStream("grammar", "style", style))
        .map(random -> Categorical.of(usable.apply(weights(writers.strength(), random))))
        .toArray(Categorical[]::new);
  }

  private double[] weights(double strength, UniformRandomProvider random) {
    return templates.stream()
        .mapToDouble(t -> t.weight() * StrictMath.exp(strength * (2 * random.nextDouble() - 1)))
        .toArray();
  }

  /** The weights in a document that has named no entity yet. */
  private double[] openers(double[] weights) {
    double[] left = weights.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] = templates.get(i).refersBack() ? 0 : left[i];
    }
    return left;
  }

  /**
   * What a group says that has a style of its own. Each writer's habits come on top of it: they
   * multiply the group's weights of templates as they do the usual ones. Where the style leaves no
   * template that can open a document, the usual ones open it.
   *
   * @param style how often the group writes about each topic, and then how often it uses each
   *     template; only proportions count, within each of the two
   */
  Grammar withStyle(double[] style) {
    double[] group = Arrays.copyOfRange(style, topics.size(), style.length);
    return new Grammar(
        this, ratios(style, topics.probabilities()), ratios(group, usualTemplates()));
  }

  /** The same of a group that has the usual topics. */
  Grammar withTemplates(double[] probabilities) {
    double[] same = new double[topics.size()];
    Arrays.fill(same, 1);
    return new Grammar(this, same, ratios(probabilities, usualTemplates()));
  }

  /** How often each template is used where all can be, by who has no habits: by its weight. */
  double[] usualTemplates() {
    double total = templates.stream().mapToDouble(SentenceTemplate::weight).sum();
    return templates.stream().mapToDouble(template -> template.weight() / total).toArray();
  }

  private static double[] ratios(double[] style, double[] usual) {
    return IntStream.range(0, usual.length).mapToDouble(i -> style[i] / usual[i]).toArray();
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** The token that ends every sentence and stands nowhere else. */
  int fullStop() {
    return lexicon.vocabulary().id(SentenceTemplate.FULL_STOP);
  }

  List<SentenceTemplate> templates() {
    return templates;
  }

  int styles() {
    return styles;
  }

  Categorical topics() {
    return topics;
  }

  /** How many attributes there are; people speak of each equally often. */
  int attributes() {
    return lexicon.size(WordCategory.ATTRIBUTE);
  }

  /**
   * The templates of the next sentence.
   *
   * @param named whether the document has named an entity
   */
  Categorical templates(int style, boolean named) {
    return named ? continuations[style] : openings[style];
  }

  /** The names that do not repeat the last one; by number. */
  Categorical names(int topic) {
    return names[topic];
  }

  /** How likely a sentence that names an entity names this one. */
  double name(int entity, int topic, int named) {
    double fresh = names[topic].probability(entity);
    if (named == NONE) {
      return fresh;
    }
    return (1 - RECURRENCE) * fresh + (entity == named ? RECURRENCE : 0);
  }

  /**
   * The words of a category that depend on nothing but the topic; by number.
   *
   * @param kind determiner, noun, verb or adjective
   */
  Categorical words(WordCategory kind, int topic) {
    return switch (kind) {
      case DETERMINER -> determiners;
      case NOUN -> nouns[topic];
      case VERB -> verbs;
      case ADJECTIVE -> adjectives;
      default -> throw new IllegalArgumentException(kind + " depends on more than the topic");
    };
  }

  /** How likely a document ends after so many sentences. */
  double end(int sentences) {
    if (sentences == 0) {
      return 0;
    }
    return sentences >= length.sentencesMax() ? 1 : 1 / length.sentences();
  }

  /** Every document of the language is shorter than the limit, so that each has an end symbol. */
  DocumentEnd.EndSymbol documentEnd() {
    int longest = templates.stream().mapToInt(t -> t.slots().size()).max().orElseThrow();
    return new DocumentEnd.EndSymbol(Math.multiplyExact(length.sentencesMax(), longest) + 1);
  }
}
