package wellspring.agents.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.TextSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.TextSummary;
import wellspring.model.language.UnspacedScripts;
import wellspring.model.random.Seed;
import wellspring.model.text.CountPhrase;

/**
 * What is to be known of the user's text before the run: what was read, and what of it makes
 * figures worth little.
 */
public final class TextRemarks {
  /**
   * With fewer, a perplexity is off by a tenth and more by chance: words' surprise varies by about
   * three nats, and 3 / sqrt(1,000) is a tenth.
   */
  private static final int HELD_OUT_TOKENS_MIN = 1_000;

  private static final int SAMPLE_DOCUMENTS = 200;
  private static final double WITHOUT_SPACES_MAX = 0.3;
  private static final int LETTERS_OF_A_WORD_MAX = 25; // ten times what people write on average
  private static final Seed ANY = new Seed(0); // held-out text is the same whatever the seed

  private final Scenario scenario;
  private final TextLanguage language;
  private final TextSpec spec;

  private TextRemarks(Scenario scenario, TextLanguage language, TextSpec spec) {
    this.scenario = scenario;
    this.language = language;
    this.spec = spec;
  }

  /**
   * All of it, a sentence each.
   *
   * @param language the scenario's
   * @return nothing for languages that are not read from text
   */
  public static List<String> of(Scenario scenario, Language language) {
    return language instanceof TextLanguage text && scenario.language() instanceof TextSpec spec
        ? new TextRemarks(scenario, text, spec).all()
        : List.of();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(language.inventory().sentence());
    language.inventory().documentation().ifPresent(all::add);
    withoutSpaces().ifPresent(all::add);
    littleHeldOut().ifPresent(all::add);
    HumanSupply.shortage(scenario, language).ifPresent(all::add);
    return all;
  }

  private Optional<String> littleHeldOut() {
    TextSummary.PartSize heldOut = language.summary().heldOut();
    if (heldOut.tokens() >= HELD_OUT_TOKENS_MIN) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Little text is held out to measure with, %s in %s: below %,d tokens a perplexity is"
                + " mostly chance. Give more text, or raise language.heldOut (%s).",
            CountPhrase.of(heldOut.tokens(), "token"),
            CountPhrase.of(heldOut.documents(), "document"),
            HELD_OUT_TOKENS_MIN,
            spec.heldOut().value()));
  }

  /** Where words cannot be told apart, a document is one or two of them, and none comes twice. */
  private Optional<String> withoutSpaces() {
    if (spec.tokens() != Tokens.WORD) {
      return Optional.empty();
    }
    String sample = String.join("\n", language.heldOut(ANY, SAMPLE_DOCUMENTS));
    long letters = count(sample, Character::isLetter);
    long alone = count(sample, UnspacedScripts::hasNoSpaces);
    long words = sample.codePoints().filter(c -> !Character.isLetter(c)).count() + 1;
    if (alone > WITHOUT_SPACES_MAX * letters) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.0f %% of the letters belong to scripts that put no spaces between words, so that"
                  + " what counts as a word here is a whole clause: use language.tokens=character.",
              100.0 * alone / letters));
    }
    return letters < LETTERS_OF_A_WORD_MAX * words
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "What counts as a word here has %,d letters and more: the text seems to have no"
                    + " spaces. Use language.tokens=character.",
                letters / words));
  }

  private static long count(String text, IntPredicate kind) {
    return text.codePoints().filter(kind).count();
  }
}
