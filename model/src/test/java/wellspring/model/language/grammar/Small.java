package wellspring.model.language.grammar;

import java.util.List;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** Languages so small that all their documents can be counted. */
final class Small {
  /** Of each kind one: named, unnamed and forward facts, pronouns, and words of every category. */
  static final List<Template> TEMPLATES =
      List.of(
          Template.of(2, "the NOUN VERB ."),
          Template.of(1, "DETERMINER ADJECTIVE NOUN VERB ."),
          Template.of(1, "NAME VERB ."),
          Template.of(1, "it VERB ."),
          Template.of(3, "the ATTRIBUTE of NAME is VALUE ."),
          Template.of(2, "VALUE is the ATTRIBUTE of NAME ."),
          Template.of(2, "the ATTRIBUTE VALUE of NAME VERB ."),
          Template.of(1, "NAME is VALUE ."),
          Template.of(2, "its ATTRIBUTE is VALUE ."));

  /** Fewer, for longer documents. */
  static final List<Template> FEW =
      List.of(
          Template.of(2, "the NOUN VERB ."),
          Template.of(1, "it VERB ."),
          Template.of(2, "VALUE of NAME ."),
          Template.of(2, "it is VALUE ."));

  private Small() {}

  static GrammarSettings settings(double sentences, int sentencesMax, double error) {
    return new GrammarSettings(
        7,
        new GrammarSettings.Words(22, 1, 2),
        new GrammarSettings.Writers(2, 2),
        new GrammarSettings.Length(sentences, sentencesMax),
        new GrammarSettings.Facts(2, 2, 2, Share.of(0.3), Share.of(error)));
  }

  static Speech speech(List<Template> templates, int sentencesMax, double error) {
    GrammarSettings settings = settings(2, sentencesMax, error);
    World world = World.first(settings.facts(), new Seed(settings.seed()));
    return new Speech(new Grammar(settings, templates), world, error);
  }
}
