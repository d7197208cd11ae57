package wellspring.model.language.grammar;

import java.util.List;
import java.util.stream.Stream;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * The form of a sentence.
 *
 * <p>A sentence is about one entity at most: that which it names, or with a pronoun the one that
 * its document named last. A value is that of the sentence's entity; it may come before the name,
 * so that the reader has to wait to learn whose it is.
 *
 * @param weight how often it is used relative to others that can be used in its place, above 0
 * @param slots what stands where; the full stop is the last one
 */
record SentenceTemplate(double weight, List<TemplateSlot> slots) {
  static final String FULL_STOP = ".";

  private static final List<String> PRONOUNS = List.of("it", "its");

  /**
   * What people say about an open world (nouns, verbs, adjectives), and about the known one (names,
   * attributes, values).
   */
  static final List<SentenceTemplate> ALL =
      List.of(
          of(5, "DETERMINER NOUN VERB ."),
          of(3, "DETERMINER ADJECTIVE NOUN VERB ."),
          of(5, "DETERMINER NOUN VERB DETERMINER NOUN ."),
          of(2, "DETERMINER NOUN VERB DETERMINER ADJECTIVE NOUN ."),
          of(1, "DETERMINER NOUN of DETERMINER NOUN VERB ."),
          of(3, "NAME VERB DETERMINER NOUN ."),
          of(1, "NAME VERB and VERB ."),
          of(3, "it VERB DETERMINER NOUN ."),
          of(4, "the ATTRIBUTE of NAME is VALUE ."),
          of(2, "NAME is VALUE ."),
          of(2, "VALUE is the ATTRIBUTE of NAME ."),
          of(3, "its ATTRIBUTE is VALUE ."));

  SentenceTemplate {
    slots = List.copyOf(slots);
    if (!(weight > 0) || !speaksOfOneEntity(slots) || !stopsOnce(slots)) {
      throw new IllegalArgumentException("this is no template: " + weight + " " + slots);
    }
  }

  /** A template in writing: slots with spaces between them. */
  static SentenceTemplate of(double weight, String slots) {
    return new SentenceTemplate(weight, Stream.of(slots.split(" ")).map(TemplateSlot::of).toList());
  }

  /** Whether it needs an entity that was named before. */
  boolean refersBack() {
    return refersBack(slots);
  }

  /** Whether it names an entity. */
  boolean names() {
    return has(slots, WordCategory.NAME);
  }

  /** Whether it speaks of an attribute, by its name or by its value alone. */
  boolean statesAttribute() {
    return has(slots, WordCategory.ATTRIBUTE) || has(slots, WordCategory.VALUE);
  }

  private static boolean speaksOfOneEntity(List<TemplateSlot> slots) {
    boolean tellsWhose = has(slots, WordCategory.NAME) != refersBack(slots);
    boolean speaksOfNone = !has(slots, WordCategory.NAME) && !refersBack(slots);
    return Stream.of(WordCategory.NAME, WordCategory.ATTRIBUTE, WordCategory.VALUE)
            .allMatch(k -> count(slots, k) <= 1)
        && (tellsWhose || (speaksOfNone && !has(slots, WordCategory.VALUE)));
  }

  private static boolean stopsOnce(List<TemplateSlot> slots) {
    List<String> words = slots.stream().map(TemplateSlot::word).toList();
    return words.indexOf(FULL_STOP) == words.size() - 1;
  }

  private static boolean refersBack(List<TemplateSlot> slots) {
    return slots.stream().anyMatch(slot -> PRONOUNS.contains(slot.word()));
  }

  private static boolean has(List<TemplateSlot> slots, WordCategory kind) {
    return count(slots, kind) > 0;
  }

  private static long count(List<TemplateSlot> slots, WordCategory kind) {
    return slots.stream().filter(slot -> slot.kind() == kind).count();
  }
}
