package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.random.Seed;

class NearDuplicatesTest {
  static IntStream seeds() {
    return IntStream.range(0, 30);
  }

  /** Jaccard similarity of the runs of five words, from its definition. */
  private static double jaccard(String a, String b) {
    Set<List<String>> union = new HashSet<>(runs(a));
    Set<List<String>> both = new HashSet<>(runs(a));
    union.addAll(runs(b));
    both.retainAll(runs(b));
    return (double) both.size() / union.size();
  }

  private static Set<List<String>> runs(String text) {
    List<String> words = List.of(text.split(" "));
    int width = Math.min(5, words.size());
    Set<List<String>> runs = new HashSet<>();
    IntStream.rangeClosed(0, words.size() - width)
        .forEach(start -> runs.add(words.subList(start, start + width)));
    return runs;
  }

  private static List<String> family(UniformRandomProvider random, int size) {
    String[] words = random.ints(60, 0, 1000).mapToObj(i -> "w" + i).toArray(String[]::new);
    List<String> family = new ArrayList<>();
    for (int member = 0; member < size; member++) {
      String[] changed = Arrays.copyOf(words, 60 - random.nextInt(12));
      random.ints(random.nextInt(4), 0, changed.length).forEach(at -> changed[at] = "other");
      family.add(String.join(" ", changed));
    }
    return family;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void strikesExactlyThoseWhoseSimilarityReachesTheThreshold(int seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "", 0);
    List<String> documents = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      List<String> family = family(random, 8);
      documents.addAll(family.subList(0, 6));
      texts.addAll(family.subList(6, 8));
    }
    NearDuplicates duplicates = new NearDuplicates(documents);
    texts.forEach(duplicates::strike);
    int struck = 0;
    for (int i = 0; i < documents.size(); i++) {
      String document = documents.get(i);
      boolean expected = texts.stream().anyMatch(text -> jaccard(document, text) >= 0.8);
      assertThat(duplicates.isStruck(i)).as(document).isEqualTo(expected);
      struck += expected ? 1 : 0;
    }
    assertThat(struck).isBetween(1, documents.size() - 1);
  }

  /** Documents of very different lengths that share a header, half of all or more. */
  @ParameterizedTest
  @MethodSource("seeds")
  void strikesExactlyThoseWhateverAllShareBesides(int seed) {
    UniformRandomProvider random = new Seed(seed).stream("test", "", 1);
    String header = words(random, 30 + random.nextInt(30));
    List<String> documents = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String body = words(random, 2 + random.nextInt(40));
      documents.add(header + " " + body);
      texts.add(header + " " + body + " " + words(random, 1 + random.nextInt(20)));
      texts.add(header + " " + words(random, 2 + random.nextInt(40)));
    }
    NearDuplicates duplicates = new NearDuplicates(documents);
    texts.forEach(duplicates::strike);
    for (int i = 0; i < documents.size(); i++) {
      String document = documents.get(i);
      assertThat(duplicates.isStruck(i))
          .as(document)
          .isEqualTo(texts.stream().anyMatch(text -> jaccard(document, text) >= 0.8));
    }
  }

  private static String words(UniformRandomProvider random, int count) {
    return random.ints(count, 0, 1000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  @Test
  void aFooterThatAllShareCostsNoComparison() {
    UniformRandomProvider random = new Seed(1).stream("test", "", 2);
    String footer = words(random, 40);
    List<String> documents =
        IntStream.range(0, 600).mapToObj(i -> words(random, 150) + " " + footer).toList();
    NearDuplicates duplicates = new NearDuplicates(documents.subList(0, 100));
    documents.subList(100, 600).forEach(duplicates::strike);
    assertThat(duplicates.comparisons()).isZero();
  }

  @Test
  void copiesOfOneDocumentAreComparedOnceEach() {
    String text = words(new Seed(1).stream("test", "", 3), 100);
    NearDuplicates duplicates = new NearDuplicates(Collections.nCopies(100, text));
    IntStream.range(0, 50).forEach(i -> duplicates.strike(text));
    assertThat(duplicates.comparisons()).isEqualTo(100);
    assertThat(IntStream.range(0, 100)).allMatch(duplicates::isStruck);
  }

  @Test
  void inScriptsWithoutSpacesEachCharacterIsAWord() {
    NearDuplicates duplicates =
        new NearDuplicates(
            List.of("\u6211\u4eec\u5b66\u4e60\u6c49\u8bed\u548c\u6587\u5b66", "\u5929\u5730"));
    duplicates.strike("\u6211\u4eec\u3001\u5b66\u4e60\u6c49\u8bed\u548c\u6587\u5b66\u3002");
    duplicates.strike("\u5730\u5929");
    assertThat(duplicates.isStruck(0)).isTrue();
    assertThat(duplicates.isStruck(1)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'The end.', 'the  END', true",
    "'Stra\u00dfe 5', 'stra\u00dfe: 5', true",
    "'a b c d e f g h', 'a b c d', false",
    "'yes', 'no', false",
    "'!?', '!?', true",
    "'!?', '??', false",
    "'* * *', 'a', false",
    "'caf\u00e9', 'CAF\u00c9', true",
    "'a b c d e f g h i', 'a b c d e f g h', true",
    "'a b c d e f g h', 'a b c d e f g', false",
  })
  void neitherCaseNorPunctuationNorSpaceMakesATextNew(String held, String other, boolean same) {
    NearDuplicates duplicates = new NearDuplicates(List.of(held));
    duplicates.strike(other);
    assertThat(duplicates.isStruck(0)).isEqualTo(same);
  }

  @Test
  void aShinglesSetIsSortedAndHasNoneTwice() {
    long[] shingles = Shingles.of("la la la la la la la la and so on and so on");
    assertThat(shingles)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(runs("la la la la la la la la and so on and so on").size());
  }
}
