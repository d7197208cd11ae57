package wellspring.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.language.file.ReadingWatcher;
import wellspring.model.mix.Share;

class HeldOutSplitTest {
  private static List<String> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> "document number " + i).toList();
  }

  private static Set<String> heldOut(List<String> documents) {
    return new HashSet<>(
        HeldOutSplit.of(documents, Share.of(0.1), ReadingWatcher.NOBODY).heldOut());
  }

  @ParameterizedTest
  @CsvSource({"1000,0.1,100", "1000,0.5,500", "10,0.04,1", "10,0.94,9", "2,0,1"})
  void holdsOutTheShareOfTheDocuments(int documents, double share, int expected) {
    HeldOutSplit split =
        HeldOutSplit.of(documents(documents), Share.of(share), ReadingWatcher.NOBODY);
    assertThat(split.heldOut()).hasSize(expected);
    assertThat(split.training()).hasSize(documents - expected);
    assertThat(split.both()).containsExactlyInAnyOrderElementsOf(documents(documents));
  }

  @Test
  void theTrainingPartKeepsTheReadingOrder() {
    List<String> training =
        HeldOutSplit.of(documents(1000), Share.of(0.3), ReadingWatcher.NOBODY).training();
    List<String> expected = new ArrayList<>(documents(1000));
    expected.retainAll(new HashSet<>(training));
    assertThat(training).isEqualTo(expected);
  }

  @Test
  void theOrderOfTheDocumentsDoesNotMatter() {
    List<String> backwards = new ArrayList<>(documents(1000));
    Collections.reverse(backwards);
    assertThat(heldOut(backwards)).isEqualTo(heldOut(documents(1000)));
  }

  @Test
  void moreDocumentsMoveFewOthers() {
    Set<String> before = heldOut(documents(1000));
    Set<String> after = heldOut(documents(1100));
    assertThat(before.stream().filter(after::contains).count()).isGreaterThan(80);
  }

  @Test
  void aTextThatStandsInBothPartsIsRemovedFromTheHeldOutOneAndCounted() {
    List<String> documents = new ArrayList<>(documents(900));
    documents.addAll(Collections.nCopies(100, "Very often: said."));
    HeldOutSplit split = HeldOutSplit.of(documents, Share.of(0.1), ReadingWatcher.NOBODY);
    assertThat(split.heldOut()).doesNotContain("Very often: said.");
    assertThat(split.removed()).isBetween(1, 30);
    assertThat(split.heldOut()).hasSize(100 - split.removed());
    assertThat(split.training()).hasSize(900).contains("Very often: said.");
  }

  @Test
  void noTextOfEitherPartDiffersInCaseOrPunctuationAlone() {
    List<String> documents =
        Stream.of(
                "%s words and some more",
                "%s WORDS, and\n\nsome more!", "%s words - and some MORE?")
            .flatMap(shape -> IntStream.range(0, 200).mapToObj(i -> shape.formatted(i)))
            .toList();
    HeldOutSplit split = HeldOutSplit.of(documents, Share.of(0.2), ReadingWatcher.NOBODY);
    Set<String> training =
        new HashSet<>(split.training().stream().map(HeldOutSplitTest::bare).toList());
    assertThat(split.heldOut()).isNotEmpty().allMatch(text -> !training.contains(bare(text)));
    assertThat(split.removed()).isPositive();
    assertThat(split.removed() + split.heldOut().size()).isEqualTo(120);
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
