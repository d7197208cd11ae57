package wellspring.model.language.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.CorrectableLanguage;
import wellspring.model.language.DocumentStreams;
import wellspring.model.language.InformedLanguage;
import wellspring.model.language.KnownWords;
import wellspring.model.language.RewritableLanguage;
import wellspring.model.language.SentenceMix;
import wellspring.model.language.StatedFacts;
import wellspring.model.language.Styles;
import wellspring.model.language.TokenDistribution;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;
import wellspring.model.text.WordTokenizer;

/**
 * Sentences from weighted templates about a world that changes with time.
 *
 * <p>Its truth is known exactly: the distribution of the next token in a document of unknown writer
 * and topic. The probabilities of all documents sum to 1, and all documents are shorter than the
 * limit, so that each ends with an end symbol. The truth excludes what is ungrammatical, and where
 * people make no errors also what is not the case.
 *
 * <p>A style is the probabilities of the topics, and then those of the templates, for who can use
 * them all and has no habits.
 */
public final class GrammarLanguage
    implements InformedLanguage, RewritableLanguage, CorrectableLanguage {
  private final Grammar grammar;
  private final WorldHistory worlds;
  private final double error;
  private final WordTokenizer tokenizer;

  /** The round in which this language stands still, if it does. */
  private final OptionalInt standing;

  /**
   * @throws IllegalArgumentException if the settings do not fit together
   */
  public GrammarLanguage(GrammarSettings settings) {
    this(
        new Grammar(settings, SentenceTemplate.ALL),
        new WorldHistory(settings.facts(), new Seed(settings.seed())),
        settings.facts().error().value());
  }

  private GrammarLanguage(Grammar grammar, WorldHistory worlds, double error) {
    this.grammar = grammar;
    this.worlds = worlds;
    this.error = error;
    this.tokenizer = new WordTokenizer(grammar.lexicon().vocabulary());
    this.standing = OptionalInt.empty();
  }

  private GrammarLanguage(GrammarLanguage moving, int round) {
    this.grammar = moving.grammar;
    this.worlds = moving.worlds;
    this.error = moving.error;
    this.tokenizer = moving.tokenizer;
    this.standing = OptionalInt.of(round);
  }

  @Override
  public GrammarLanguage asOf(int round) {
    return standing.isPresent() || !worlds.areChanging() ? this : new GrammarLanguage(this, round);
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public DocumentEnd documentEnd() {
    return grammar.documentEnd();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A cohort's documents belong to the styles in equal parts, one after the other, from a random
   * place on: writers keep their style from round to round, as long as the number of documents
   * stays the same, and a document by itself has any style with equal probability.
   */
  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return writing(seed, cohort, round, documents, speech(round));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Writers of a style have habits of their own all the same, in equal parts.
   */
  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents, double[] style) {
    RoundSpeech speech = new RoundSpeech(withStyle(style), world(round), error);
    return writing(seed, cohort, round, documents, speech);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Who errs states another value than the one that is believed.
   */
  @Override
  public CohortWriting writing(
      Seed seed, String cohort, int round, int documents, double[] style, int[] beliefs) {
    World believed = world(round).believed(beliefs);
    RoundSpeech speech = new RoundSpeech(withStyle(style), believed, error);
    return writing(seed, cohort, round, documents, speech);
  }

  private CohortWriting writing(
      Seed seed, String cohort, int round, int documents, RoundSpeech speech) {
    double first = seed.fixedStream("style", cohort, 0).nextDouble();
    return index -> {
      double place = ((double) index / documents + first) % 1;
      int style = (int) (place * grammar.styles());
      return write(speech, style, DocumentStreams.written(seed, cohort, round, index));
    };
  }

  /** Documents of writers of any style, about round 0 unless the language stands still. */
  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    RoundSpeech speech = speech(0);
    return DocumentStreams.heldOut(
        seed,
        documentsMax,
        (index, random) -> write(speech, random.nextInt(grammar.styles()), random));
  }

  @Override
  public double[] tokenFrequencies() {
    return TokenShares.of(speech(0));
  }

  @Override
  public Optional<TokenDistribution> truth() {
    return Optional.of(new FilteredTruth(speech(0)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the document has a word that the language lacks
   */
  @Override
  public StatedFacts facts(String document, int round) {
    WorldFacts world = world(round);
    return FactStatement.in(tokenizer.encode(document), grammar).stream()
        .map(statement -> statement.judge(world))
        .reduce(StatedFacts.NONE, StatedFacts::plus);
  }

  @Override
  public double[] usualStyle() {
    return join(grammar.topics().probabilities(), grammar.usualTemplates());
  }

  @Override
  public double[] dialect(Seed seed, String cohort, double share) {
    return Styles.dialect(
        usualStyle(), share, seed.fixedStream("dialect", cohort, 0), styleBlocks());
  }

  /**
   * {@inheritDoc}
   *
   * <p>By maximum likelihood, for topics ({@link TopicReading}) and templates ({@link
   * TemplateReading}) on their own. No round matters.
   */
  @Override
  public double[] styleOf(List<String> documents) {
    KnownWords words = new KnownWords(tokenizer);
    List<int[]> tokens = documents.stream().map(words::tokens).toList();
    return join(
        new TopicReading(grammar).shares(tokens), new TemplateReading(grammar, tokens).shares());
  }

  private Grammar withStyle(double[] style) {
    Styles.require(style, styleBlocks());
    return grammar.withStyle(style);
  }

  private int[] styleBlocks() {
    return new int[] {grammar.topics().size(), grammar.templates().size()};
  }

  private static double[] join(double[] topics, double[] templates) {
    return DoubleStream.concat(Arrays.stream(topics), Arrays.stream(templates)).toArray();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A part is a sentence ({@link SentenceMix}). Those of the other text with words that the
   * language lacks are not taken over. Who is meant by a pronoun may change.
   */
  @Override
  public Rewriting rewrite(
      String own, String other, double strength, UniformRandomProvider random) {
    KnownWords words = new KnownWords(tokenizer);
    return new SentenceMix(this, words::knowsAll).rewrite(own, other, strength, random);
  }

  /**
   * {@inheritDoc}
   *
   * <p>One for each attribute of each entity: those of the first entity, then those of the next.
   */
  @Override
  public int facts() {
    return factsAt(0).length;
  }

  @Override
  public int[] factsAt(int round) {
    return world(round).values();
  }

  @Override
  public int[] stated(List<String> documents) {
    KnownWords words = new KnownWords(tokenizer);
    StatementCounts counts = new StatementCounts(world(0), speech(0).values());
    for (String document : documents) {
      FactStatement.in(words.tokens(document), grammar).forEach(counts::add);
    }
    return counts.mostFrequent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>What is not true in that round is a mistake where people make no errors; where they do, they
   * could have written it.
   */
  @Override
  public Optional<Correction> correct(
      String document, int round, int wordsMax, UniformRandomProvider random) {
    int[] tokens = new KnownWords(tokenizer).tokens(document);
    Proofreader reader = new Proofreader(speech(round));
    OptionalInt mistake = reader.mistake(tokens);
    if (mistake.isEmpty()) {
      return Optional.empty();
    }
    int place = mistake.getAsInt();
    int[] mended = reader.finish(Arrays.copyOf(tokens, place), wordsMax, random);
    int words = Math.max(0, mended.length - place);
    return Optional.of(new Correction(tokenizer.decode(mended), place, words));
  }

  private String write(RoundSpeech speech, int style, UniformRandomProvider random) {
    return tokenizer.decode(DocumentWriter.write(speech, style, random));
  }

  private RoundSpeech speech(int round) {
    return new RoundSpeech(grammar, world(round), error);
  }

  private WorldFacts world(int round) {
    return worlds.at(standing.orElse(round));
  }
}
