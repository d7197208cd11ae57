package wellspring.model.language.grammar;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/** Draws documents as the grammar tells: one of these for each document. */
final class DocumentWriter {
  private final RoundSpeech speech;
  private final Grammar grammar;
  private final UniformRandomProvider random;
  private int[] tokens = new int[32];
  private int length;
  private int topic;
  private int named = Grammar.NONE;

  private DocumentWriter(RoundSpeech speech, UniformRandomProvider random) {
    this.speech = speech;
    this.grammar = speech.grammar();
    this.random = random;
  }

  /** A document of a writer with a style. */
  static int[] write(RoundSpeech speech, int style, UniformRandomProvider random) {
    return new DocumentWriter(speech, random).document(style);
  }

  private int[] document(int style) {
    topic = grammar.topics().draw(random);
    int sentences = 0;
    do {
      int template = grammar.templates(style, named != Grammar.NONE).draw(random);
      sentence(grammar.templates().get(template));
      sentences++;
    } while (random.nextDouble() >= grammar.end(sentences));
    return Arrays.copyOf(tokens, length);
  }

  private void sentence(SentenceTemplate template) {
    int entity = template.names() ? entity() : named;
    int attribute =
        template.statesAttribute() ? random.nextInt(grammar.attributes()) : Grammar.NONE;
    for (TemplateSlot slot : template.slots()) {
      add(token(slot, entity, attribute));
    }
    named = entity;
  }

  private int entity() {
    boolean again = named != Grammar.NONE && random.nextDouble() < Grammar.RECURRENCE;
    return again ? named : grammar.names(topic).draw(random);
  }

  private int token(TemplateSlot slot, int entity, int attribute) {
    Lexicon lexicon = grammar.lexicon();
    return switch (slot.kind()) {
      case WORD -> lexicon.token(slot);
      case NAME -> lexicon.token(WordCategory.NAME, entity);
      case ATTRIBUTE -> lexicon.token(WordCategory.ATTRIBUTE, attribute);
      case VALUE -> lexicon.value(attribute, value(entity, attribute));
      default -> lexicon.token(slot.kind(), grammar.words(slot.kind(), topic).draw(random));
    };
  }

  /** The fact, or at times any other value. */
  private int value(int entity, int attribute) {
    int value = speech.world().value(entity, attribute);
    if (random.nextDouble() >= speech.error()) {
      return value;
    }
    return (value + 1 + random.nextInt(speech.values() - 1)) % speech.values();
  }

  private void add(int token) {
    if (length == tokens.length) {
      tokens = Arrays.copyOf(tokens, length * 2);
    }
    tokens[length++] = token;
  }
}
