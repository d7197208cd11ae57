package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/** Some tokens of a document up to a full stop, which may or may not be grammatical. */
final class Sentence {
  private final int[] tokens;
  private final int named;
  private final Lexicon lexicon;

  /**
   * @param named the entity that the document named last before, or {@link Grammar#NONE}
   */
  Sentence(int[] tokens, int named, Lexicon lexicon) {
    this.tokens = tokens;
    this.named = named;
    this.lexicon = lexicon;
  }

  /**
   * The grammatical sentences of a document, in its order; whatever the world is like, and whatever
   * the others are. A pronoun means the entity that the document named last in such a sentence.
   *
   * @param document its tokens; a negative one is a word that the language lacks
   */
  static List<Sentence> in(int[] document, Grammar grammar) {
    List<Sentence> sentences = new ArrayList<>();
    int named = Grammar.NONE;
    int start = 0;
    for (int end = 1; end <= document.length; end++) {
      if (document[end - 1] == grammar.fullStop()) {
        int[] tokens = Arrays.copyOfRange(document, start, end);
        Sentence sentence = new Sentence(tokens, named, grammar.lexicon());
        if (sentence.form(grammar.templates()) >= 0) {
          sentences.add(sentence);
          named = sentence.entity();
        }
        start = end;
      }
    }
    return sentences;
  }

  /** The first template whose form it has, or -1 if it is not grammatical. */
  int form(List<SentenceTemplate> templates) {
    for (int template = 0; template < templates.size(); template++) {
      if (hasForm(templates.get(template))) {
        return agrees() ? template : -1;
      }
    }
    return -1;
  }

  /** Whether the document had named an entity before. */
  boolean follows() {
    return named != Grammar.NONE;
  }

  private boolean hasForm(SentenceTemplate template) {
    List<TemplateSlot> slots = template.slots();
    if (slots.size() != tokens.length || (template.refersBack() && named == Grammar.NONE)) {
      return false;
    }
    for (int place = 0; place < tokens.length; place++) {
      if (!fits(slots.get(place), tokens[place])) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(TemplateSlot slot, int token) {
    return slot.kind() == WordCategory.WORD
        ? token == lexicon.token(slot)
        : lexicon.is(slot.kind(), token);
  }

  /** Whether the value, if there is one, is one of the attribute that it is said to be of. */
  private boolean agrees() {
    Optional<Integer> value = find(WordCategory.VALUE).map(lexicon::attributeOf);
    Optional<Integer> attribute = find(WordCategory.ATTRIBUTE).map(this::attribute);
    return value.isEmpty() || attribute.isEmpty() || value.equals(attribute);
  }

  /** What it is about, if it is grammatical: the entity that it names, else the one before. */
  int entity() {
    return find(WordCategory.NAME)
        .map(token -> lexicon.number(WordCategory.NAME, token))
        .orElse(named);
  }

  /** The fact that it states, if it is grammatical and states one. */
  Optional<FactStatement> statement() {
    return find(WordCategory.VALUE)
        .map(
            value ->
                new FactStatement(entity(), lexicon.attributeOf(value), lexicon.valueOf(value)));
  }

  private int attribute(int token) {
    return lexicon.number(WordCategory.ATTRIBUTE, token);
  }

  /** The first token of a category. */
  private Optional<Integer> find(WordCategory kind) {
    for (int token : tokens) {
      if (lexicon.is(kind, token)) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }
}
