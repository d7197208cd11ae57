package wellspring.model.language.grammar;

import java.util.function.Consumer;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/** One of the ways in which a sentence may have come about so far. Immutable. */
final class SentenceHypothesis {
  private final SentenceTemplate template;
  private final int topic;
  private final int entity;
  private final int attribute;
  private final double[] weights;

  private SentenceHypothesis(
      SentenceTemplate template, int topic, int entity, int attribute, double[] weights) {
    this.template = template;
    this.topic = topic;
    this.entity = entity;
    this.attribute = attribute;
    this.weights = weights;
  }

  /**
   * A sentence of which nothing has been read.
   *
   * @param topic the document's
   * @param named the entity that the document named last, or {@link Grammar#NONE}
   * @param weights by style: how likely this template, this topic and that style are together
   */
  static SentenceHypothesis opening(
      SentenceTemplate template, int topic, int named, double[] weights) {
    int entity = template.refersBack() ? named : Grammar.NONE; // others choose theirs when it shows
    return new SentenceHypothesis(template, topic, entity, Grammar.NONE, weights);
  }

  /** Where a sentence stands, for all of its branches. */
  record SentencePosition(RoundSpeech speech, int slot, int named) {
    Grammar grammar() {
      return speech.grammar();
    }

    Lexicon lexicon() {
      return speech.grammar().lexicon();
    }
  }

  int topic() {
    return topic;
  }

  /** How likely this way, a style, and the tokens read are together. */
  double weight(int style) {
    return weights[style];
  }

  /** The same for all styles together. */
  double weight() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** Adds to each token the probability that it comes next in this way. */
  void spread(SentencePosition place, double[] next) {
    Lexicon lexicon = place.lexicon();
    TemplateSlot slot = template.slots().get(place.slot());
    double weight = weight();
    switch (slot.kind()) {
      case WORD -> next[lexicon.token(slot)] += weight;
      case DETERMINER, NOUN, VERB, ADJECTIVE -> {
        Categorical words = place.grammar().words(slot.kind(), topic);
        int first = lexicon.token(slot.kind(), 0);
        for (int word = 0; word < words.size(); word++) {
          next[first + word] += weight * words.probability(word);
        }
      }
      case NAME, ATTRIBUTE, VALUE -> {
        int first = lexicon.token(slot.kind(), 0);
        for (int token = first; token < first + lexicon.size(slot.kind()); token++) {
          next[token] += weight * probability(slot, token, place);
        }
      }
    }
  }

  /** Hands on the ways in which the sentence goes on by a token; none if it cannot. */
  void follow(int token, SentencePosition place, Consumer<SentenceHypothesis> ways) {
    TemplateSlot slot = template.slots().get(place.slot());
    if (slot.kind() == WordCategory.VALUE && entity == Grammar.NONE) {
      followWithoutName(token, place, ways);
      return;
    }
    double probability = probability(slot, token, place);
    if (probability > 0) {
      ways.accept(
          new SentenceHypothesis(
              template,
              topic,
              slot.kind() == WordCategory.NAME
                  ? place.lexicon().number(WordCategory.NAME, token)
                  : entity,
              attributeAfter(slot, token, place.lexicon()),
              times(probability)));
    }
  }

  /** A value without a name: it may be that of any entity, and each is a way of its own. */
  private void followWithoutName(
      int token, SentencePosition place, Consumer<SentenceHypothesis> ways) {
    Lexicon lexicon = place.lexicon();
    if (!lexicon.is(WordCategory.VALUE, token)) {
      return;
    }
    int spokenOf = lexicon.attributeOf(token);
    for (int other = 0; other < lexicon.size(WordCategory.NAME); other++) {
      double probability =
          attribute(spokenOf, place)
              * place.grammar().name(other, topic, place.named())
              * place.speech().value(token, other);
      if (probability > 0) {
        ways.accept(new SentenceHypothesis(template, topic, other, spokenOf, times(probability)));
      }
    }
  }

  private double probability(TemplateSlot slot, int token, SentencePosition place) {
    Lexicon lexicon = place.lexicon();
    if (slot.kind() == WordCategory.WORD) {
      return token == lexicon.token(slot) ? 1 : 0;
    } else if (!lexicon.is(slot.kind(), token)) {
      return 0;
    }
    int number = lexicon.number(slot.kind(), token);
    return switch (slot.kind()) {
      case NAME -> name(number, place);
      case ATTRIBUTE -> attribute(number, place);
      case VALUE -> attribute(lexicon.attributeOf(token), place) * value(token, place);
      default -> place.grammar().words(slot.kind(), topic).probability(number);
    };
  }

  private double name(int other, SentencePosition place) {
    if (entity == Grammar.NONE) {
      return place.grammar().name(other, topic, place.named());
    }
    return other == entity ? 1 : 0;
  }

  private double attribute(int other, SentencePosition place) {
    if (attribute == Grammar.NONE) {
      return 1.0 / place.grammar().attributes();
    }
    return other == attribute ? 1 : 0;
  }

  private double value(int token, SentencePosition place) {
    return entity == Grammar.NONE
        ? place.speech().value(token, topic, place.named())
        : place.speech().value(token, entity);
  }

  private int attributeAfter(TemplateSlot slot, int token, Lexicon lexicon) {
    return switch (slot.kind()) {
      case ATTRIBUTE -> lexicon.number(WordCategory.ATTRIBUTE, token);
      case VALUE -> lexicon.attributeOf(token);
      default -> attribute;
    };
  }

  private double[] times(double probability) {
    double[] product = weights.clone();
    for (int style = 0; style < product.length; style++) {
      product[style] *= probability;
    }
    return product;
  }
}
