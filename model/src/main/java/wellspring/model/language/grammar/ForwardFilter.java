package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * Reads a document token by token and knows at each place how likely everything is that it does not
 * see: the forward algorithm for hidden Markov models (Baum and Petrie, 1966; Rabiner, 1989).
 *
 * <p>Hidden are the writer's style, the document's topic, and within a sentence its template, its
 * attribute and, until it is named, its entity. The entity named last and the place in the sentence
 * are in plain sight. Not safe to share between threads.
 */
final class ForwardFilter {
  private final RoundSpeech speech;
  private final Grammar grammar;

  /** (styles, topics): their joint probability, given the sentences that are complete. */
  private final double[][] document;

  private List<SentenceHypothesis> branches = new ArrayList<>();
  private int sentences;
  private int slot;
  private int named = Grammar.NONE;
  private int naming = Grammar.NONE;

  /** A filter that stands at the start of a document. */
  ForwardFilter(RoundSpeech speech) {
    this.speech = speech;
    this.grammar = speech.grammar();
    this.document = new double[grammar.styles()][grammar.topics().size()];
    for (double[] byTopic : document) {
      for (int topic = 0; topic < byTopic.length; topic++) {
        byTopic[topic] = grammar.topics().probability(topic) / document.length;
      }
    }
    beginSentence();
  }

  /**
   * The distribution of the next symbol.
   *
   * @return probabilities by token, the end symbol last; all 0 if what was read is impossible
   */
  double[] next() {
    double[] next = new double[grammar.lexicon().vocabulary().size() + 1];
    double total = 0;
    for (SentenceHypothesis branch : branches) {
      total += branch.weight();
      branch.spread(place(), next);
    }
    if (total == 0) {
      return next;
    }
    double end = slot == 0 ? grammar.end(sentences) : 0;
    for (int token = 0; token < next.length; token++) {
      next[token] *= (1 - end) / total;
    }
    next[next.length - 1] = end;
    return next;
  }

  /** Whether people can have written what was read. */
  boolean isPossible() {
    return branches.stream().anyMatch(branch -> branch.weight() > 0);
  }

  /** Whether a document can end here. */
  boolean canEnd() {
    return slot == 0 && sentences > 0 && isPossible();
  }

  /** Reads a token; none that the language lacks is possible. */
  void read(int token) {
    SentenceHypothesis.SentencePosition place = place();
    boolean atTheEnd = slot == 0 && grammar.end(sentences) == 1;
    List<SentenceHypothesis> ways = new ArrayList<>();
    if (!atTheEnd) {
      branches.forEach(branch -> branch.follow(token, place, ways::add));
    }
    branches = ways;
    slot++;
    if (grammar.lexicon().is(WordCategory.NAME, token)) {
      naming = grammar.lexicon().number(WordCategory.NAME, token);
    }
    if (token == grammar.fullStop() && !branches.isEmpty()) {
      endSentence();
      beginSentence();
    }
  }

  private SentenceHypothesis.SentencePosition place() {
    return new SentenceHypothesis.SentencePosition(speech, slot, named);
  }

  private void beginSentence() {
    branches = new ArrayList<>();
    for (int topic = 0; topic < grammar.topics().size(); topic++) {
      for (int number = 0; number < grammar.templates().size(); number++) {
        SentenceTemplate template = grammar.templates().get(number);
        if (named != Grammar.NONE || !template.refersBack()) {
          branches.add(SentenceHypothesis.opening(template, topic, named, weights(number, topic)));
        }
      }
    }
  }

  private double[] weights(int template, int topic) {
    double[] weights = new double[document.length];
    for (int style = 0; style < weights.length; style++) {
      weights[style] =
          document[style][topic]
              * grammar.templates(style, named != Grammar.NONE).probability(template);
    }
    return weights;
  }

  private void endSentence() {
    double total = 0;
    for (SentenceHypothesis branch : branches) {
      total += branch.weight();
    }
    for (int style = 0; style < document.length; style++) {
      Arrays.fill(document[style], 0);
      for (SentenceHypothesis branch : branches) {
        document[style][branch.topic()] += branch.weight(style) / total;
      }
    }
    named = naming == Grammar.NONE ? named : naming;
    naming = Grammar.NONE;
    sentences++;
    slot = 0;
  }
}
