package wellspring.model.language.grammar;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * All documents of a small language with their probabilities, by going through everything that a
 * writer may choose. The oracle for the filter.
 */
final class Enumeration {
  private final RoundSpeech speech;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Node root = new Node();

  /** The documents that begin with the same tokens. */
  static final class Node {
    private final Map<Integer, Node> next = new TreeMap<>();
    private double mass;
    private double ends;

    /** The probability of all documents that begin so. */
    double mass() {
      return mass;
    }

    /** The probability of the document that is no longer. */
    double ends() {
      return ends;
    }

    Map<Integer, Node> next() {
      return next;
    }
  }

  private Enumeration(RoundSpeech speech) {
    this.speech = speech;
    this.grammar = speech.grammar();
    this.lexicon = grammar.lexicon();
  }

  static Enumeration of(RoundSpeech speech) {
    Enumeration all = new Enumeration(speech);
    for (int style = 0; style < all.grammar.styles(); style++) {
      for (int topic = 0; topic < all.grammar.topics().size(); topic++) {
        double p = all.grammar.topics().probability(topic) / all.grammar.styles();
        all.document(new Writer(style, topic), new int[0], 0, Grammar.NONE, p);
      }
    }
    return all;
  }

  Node root() {
    return root;
  }

  /** Each document with its probability. */
  void forEach(BiConsumer<int[], Double> visitor) {
    visit(root, new int[0], visitor);
  }

  private static void visit(Node node, int[] tokens, BiConsumer<int[], Double> visitor) {
    if (node.ends > 0) {
      visitor.accept(tokens, node.ends);
    }
    node.next.forEach((token, child) -> visit(child, with(tokens, token), visitor));
  }

  private record Writer(int style, int topic) {}

  private record Choice(int entity, int attribute, int value) {}

  private void document(Writer writer, int[] tokens, int sentences, int named, double p) {
    double end = grammar.end(sentences);
    if (end > 0) {
      add(tokens, p * end);
    }
    if (end == 1) {
      return;
    }
    for (int t = 0; t < grammar.templates().size(); t++) {
      double used =
          grammar.templates(writer.style(), named != Grammar.NONE).probability(t) * p * (1 - end);
      if (used > 0) {
        sentence(writer, tokens, sentences, named, grammar.templates().get(t), used);
      }
    }
  }

  /** Every entity, attribute and value, whether or not the template shows them: they sum to 1. */
  private void sentence(
      Writer writer, int[] tokens, int sentences, int named, SentenceTemplate template, double p) {
    for (int entity = 0; entity < lexicon.size(WordCategory.NAME); entity++) {
      double about =
          template.names()
              ? grammar.name(entity, writer.topic(), named)
              : entity == Math.max(named, 0) ? 1 : 0;
      for (int value = 0; value < lexicon.size(WordCategory.VALUE); value++) {
        int attribute = value / speech.values();
        boolean isTrue = speech.world().value(entity, attribute) == value % speech.values();
        double said = isTrue ? 1 - speech.error() : speech.error() / (speech.values() - 1);
        double chosen = p * about * said / grammar.attributes();
        if (chosen > 0) {
          int last = template.names() ? entity : named;
          Choice choice = new Choice(entity, attribute, value);
          words(writer, template, choice, 0, tokens, chosen)
              .forEach((key, q) -> document(writer, key.tokens(), sentences + 1, last, q));
        }
      }
    }
  }

  private Map<Tokens, Double> words(
      Writer writer, SentenceTemplate template, Choice choice, int slot, int[] tokens, double p) {
    Map<Tokens, Double> all = new TreeMap<>();
    if (slot == template.slots().size()) {
      all.put(new Tokens(tokens), p);
      return all;
    }
    double[] words = words(template.slots().get(slot), choice, writer.topic());
    for (int token = 0; token < words.length; token++) {
      if (words[token] > 0) {
        words(writer, template, choice, slot + 1, with(tokens, token), p * words[token])
            .forEach((key, q) -> all.merge(key, q, Double::sum));
      }
    }
    return all;
  }

  private double[] words(TemplateSlot slot, Choice choice, int topic) {
    double[] words = new double[lexicon.vocabulary().size()];
    switch (slot.kind()) {
      case WORD -> words[lexicon.vocabulary().id(slot.word())] = 1;
      case NAME -> words[lexicon.token(WordCategory.NAME, choice.entity())] = 1;
      case ATTRIBUTE -> words[lexicon.token(WordCategory.ATTRIBUTE, choice.attribute())] = 1;
      case VALUE -> words[lexicon.token(WordCategory.VALUE, choice.value())] = 1;
      default -> {
        for (int number = 0; number < lexicon.size(slot.kind()); number++) {
          words[lexicon.token(slot.kind(), number)] =
              grammar.words(slot.kind(), topic).probability(number);
        }
      }
    }
    return words;
  }

  private void add(int[] tokens, double p) {
    Node node = root;
    node.mass += p;
    for (int token : tokens) {
      node = node.next.computeIfAbsent(token, t -> new Node());
      node.mass += p;
    }
    node.ends += p;
  }

  private static int[] with(int[] tokens, int token) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return longer;
  }

  private static final class Tokens implements Comparable<Tokens> {
    private final int[] tokens;

    Tokens(int[] tokens) {
      this.tokens = tokens;
    }

    int[] tokens() {
      return tokens;
    }

    @Override
    public int compareTo(Tokens other) {
      return Arrays.compare(tokens, other.tokens);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Tokens that && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(tokens);
    }
  }
}
