package wellspring.model.language.grammar;

import java.util.List;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** Languages so small that all their documents can be counted. */
final class Small {
  /** Of each kind one: named, unnamed and forward facts, pronouns, and words of every category. */
  static final List<SentenceTemplate> TEMPLATES =
      List.of(
          SentenceTemplate.of(2, "the NOUN VERB ."),
          SentenceTemplate.of(1, "DETERMINER ADJECTIVE NOUN VERB ."),
          SentenceTemplate.of(1, "NAME VERB ."),
          SentenceTemplate.of(1, "it VERB ."),
          SentenceTemplate.of(3, "the ATTRIBUTE of NAME is VALUE ."),
          SentenceTemplate.of(2, "VALUE is the ATTRIBUTE of NAME ."),
          SentenceTemplate.of(2, "the ATTRIBUTE VALUE of NAME VERB ."),
          SentenceTemplate.of(1, "NAME is VALUE ."),
          SentenceTemplate.of(2, "its ATTRIBUTE is VALUE ."));

  /** Fewer, for longer documents. */
  static final List<SentenceTemplate> FEW =
      List.of(
          SentenceTemplate.of(2, "the NOUN VERB ."),
          SentenceTemplate.of(1, "it VERB ."),
          SentenceTemplate.of(2, "VALUE of NAME ."),
          SentenceTemplate.of(2, "it is VALUE ."));

  private Small() {}

  static GrammarSettings settings(double sentences, int sentencesMax, double error) {
    return new GrammarSettings(
        7,
        new GrammarSettings.WordSettings(22, 1, 2),
        new GrammarSettings.Writers(2, 2),
        new GrammarSettings.Length(sentences, sentencesMax),
        new GrammarSettings.Facts(2, 2, 2, Share.of(0.3), Share.of(error)));
  }

  static RoundSpeech speech(List<SentenceTemplate> templates, int sentencesMax, double error) {
    GrammarSettings settings = settings(2, sentencesMax, error);
    WorldFacts world = WorldFacts.first(settings.facts(), new Seed(settings.seed()));
    return new RoundSpeech(new Grammar(settings, templates), world, error);
  }
}
