package wellspring.model.language.grammar;

import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * How often people use each token, exactly.
 *
 * <p>Which entity was named last changes nothing on average: repeated names are as frequent as
 * fresh ones, given the topic. So all that a sentence depends on is the style, the topic, and
 * whether any entity has been named.
 */
final class TokenShares {
  private final RoundSpeech speech;
  private final Grammar grammar;

  /** The expected number of each token in a document. */
  private final double[] expected;

  private TokenShares(RoundSpeech speech) {
    this.speech = speech;
    this.grammar = speech.grammar();
    this.expected = new double[grammar.lexicon().vocabulary().size()];
  }

  /**
   * @return (vocabulary), summing to 1
   */
  static double[] of(RoundSpeech speech) {
    TokenShares shares = new TokenShares(speech);
    shares.countTemplates();
    double total = 0;
    for (double count : shares.expected) {
      total += count;
    }
    for (int token = 0; token < shares.expected.length; token++) {
      shares.expected[token] /= total;
    }
    return shares.expected;
  }

  private void countTemplates() {
    double[] uses = new double[grammar.templates().size()];
    for (int style = 0; style < grammar.styles(); style++) {
      countTemplates(style, uses);
    }
    for (int template = 0; template < uses.length; template++) {
      for (TemplateSlot slot : grammar.templates().get(template).slots()) {
        count(slot, uses[template] / grammar.styles());
      }
    }
  }

  /** Adds to each template how often a document of one style uses it. */
  private void countTemplates(int style, double[] uses) {
    double unnamed = 1;
    double goesOn = 1;
    for (int sentences = 0; goesOn > 0; sentences++) {
      double staysUnnamed = 0;
      for (int template = 0; template < uses.length; template++) {
        double opening = grammar.templates(style, false).probability(template);
        double later = grammar.templates(style, true).probability(template);
        uses[template] += goesOn * (unnamed * opening + (1 - unnamed) * later);
        staysUnnamed += grammar.templates().get(template).names() ? 0 : opening;
      }
      unnamed *= staysUnnamed;
      goesOn *= 1 - grammar.end(sentences + 1);
    }
  }

  private void count(TemplateSlot slot, double uses) {
    Lexicon lexicon = grammar.lexicon();
    if (slot.kind() == WordCategory.WORD) {
      expected[lexicon.token(slot)] += uses;
      return;
    }
    for (int topic = 0; topic < grammar.topics().size(); topic++) {
      double topical = uses * grammar.topics().probability(topic);
      for (int word = 0; word < lexicon.size(slot.kind()); word++) {
        int token = lexicon.token(slot.kind(), word);
        expected[token] += topical * probability(slot.kind(), token, topic);
      }
    }
  }

  private double probability(WordCategory kind, int token, int topic) {
    int number = grammar.lexicon().number(kind, token);
    return switch (kind) {
      case NAME -> grammar.names(topic).probability(number);
      case ATTRIBUTE -> 1.0 / grammar.attributes();
      case VALUE -> speech.value(token, topic, Grammar.NONE) / grammar.attributes();
      default -> grammar.words(kind, topic).probability(number);
    };
  }
}
