package wellspring.infra.sweep;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.world.Languages;
import wellspring.model.language.Language;

/**
 * One language for all runs that ask for the same: reading text takes time and memory. Memory that
 * runs short takes those back that no run uses. Safe to use from many threads.
 */
final class SharedLanguages {
  private final Map<LanguageSpec, SoftReference<Language>> known = new HashMap<>();

  /**
   * The language of a specification.
   *
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  synchronized Language of(LanguageSpec spec) {
    SoftReference<Language> reference = known.get(spec);
    Language language = reference == null ? null : reference.get();
    if (language == null) {
      language = Languages.of(spec);
      known.put(spec, new SoftReference<>(language));
    }
    return language;
  }
}
