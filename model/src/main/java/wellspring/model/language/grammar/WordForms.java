package wellspring.model.language.grammar;

/**
 * Invents words that a person can pronounce. The ending tells the category; no word is in two.
 *
 * <p>A word is two or more syllables of a consonant and a vowel, and the ending.
 */
final class WordForms {
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

  /** Shares no factor with the number of syllables, so that it takes the order apart. */
  private static final int STRIDE = 31;

  private WordForms() {}

  static String noun(int number) {
    return stem(number) + "r";
  }

  static String verb(int number) {
    return stem(number) + "s";
  }

  static String adjective(int number) {
    return stem(number) + "ful";
  }

  static String attribute(int number) {
    return stem(number) + "ness";
  }

  static String value(int number) {
    return stem(number) + "ish";
  }

  static String name(int number) {
    String stem = stem(number);
    return Character.toUpperCase(stem.charAt(0)) + stem.substring(1);
  }

  /** A stem for each number from 0 on, all of them different. */
  private static String stem(int number) {
    int first = number % SYLLABLES * STRIDE % SYLLABLES;
    int rest = number / SYLLABLES;
    int second = (rest % SYLLABLES + 17 * first + 9) % SYLLABLES;
    StringBuilder stem = new StringBuilder().append(syllable(first)).append(syllable(second));
    for (int more = rest / SYLLABLES; more > 0; more /= SYLLABLES) {
      stem.append(syllable(more % SYLLABLES));
    }
    return stem.toString();
  }

  private static String syllable(int number) {
    return ""
        + CONSONANTS.charAt(number / VOWELS.length())
        + VOWELS.charAt(number % VOWELS.length());
  }
}
