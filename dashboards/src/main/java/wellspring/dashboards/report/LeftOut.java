package wellspring.dashboards.report;

import java.util.List;
import wellspring.agents.scenario.LanguageSpec;

/** What a simulation leaves out, for people who decide by it. */
final class LeftOut {
  private LeftOut() {}

  static List<String> of(LanguageSpec language) {
    return List.of(
        speech(language),
        "The models are far smaller than those in use, and learn from far less text. What happens to large ones may take longer, or look different.",
        "The people write on as before, however many texts of models there are. Real writers may write less, or begin to write like the models.",
        "Here it is known for certain who wrote what. In the world it has to be found out, by labels or by guessing, and that goes wrong.",
        "Money, law and competition are not in it. Costs are counted in texts and in trainings only.");
  }

  private static String speech(LanguageSpec language) {
    if (language instanceof LanguageSpec.Grammar) {
      return "The texts are invented sentences about an invented world. They are right or wrong, but they do not argue, tell or explain.";
    } else if (language instanceof LanguageSpec.Text) {
      return "The texts are all from one collection. Another collection may fare better or worse.";
    } else if (language instanceof LanguageSpec.Zipf) {
      return "The texts are invented words in any order, as frequent as those of real languages. They mean nothing; only their variety can be judged.";
    }
    return "Instead of texts the models learn and write numbers, the simplest thing of which one can know exactly what becomes of it.";
  }
}
