package wellspring.infra.lab;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingContext;

/**
 * One language for all runs that ask for the same: reading text takes time and memory. Memory that
 * runs short takes those back that no run uses. Safe to use from many threads.
 */
public final class SharedLanguages {
  private final ReadingContext means;
  private final Map<LanguageSpec, SoftReference<Language>> known = new HashMap<>();

  /**
   * @param means what texts are read with where nothing else is said
   */
  public SharedLanguages(ReadingContext means) {
    this.means = means;
  }

  /** The language of a specification; read once more if memory ran short. */
  public Language of(LanguageSpec spec) {
    return of(spec, means);
  }

  /**
   * The language of a specification.
   *
   * @param with what its text is read with
   * @throws wellspring.model.language.file.LanguageException if its text cannot be read
   */
  public synchronized Language of(LanguageSpec spec, ReadingContext with) {
    SoftReference<Language> reference = known.get(spec);
    Language language = reference == null ? null : reference.get();
    if (language == null) {
      language = spec.language(with);
      known.put(spec, new SoftReference<>(language));
    }
    return language;
  }
}
