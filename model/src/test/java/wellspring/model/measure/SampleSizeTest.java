package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.measure.SampleSize.EqualBlocks;
import wellspring.model.text.DocumentEnd;

class SampleSizeTest {
  private static final DocumentEnd ANY = new DocumentEnd.EndSymbol(100);
  private static final int VOCABULARY = 5;
  private static final OptionalInt END = OptionalInt.of(VOCABULARY);
  private static final OptionalInt NO_END = OptionalInt.empty();

  @Test
  void documentsOfOneLengthAreComparedWhole() {
    SampleSize size = SampleSize.of(sample(5, 5, 5), new DocumentEnd.FixedLength(5), VOCABULARY);

    assertThat(size).isEqualTo(new SampleSize(15, 3, 5, NO_END));
    TokenSample sample = new TokenSample(List.of(new int[] {1, 2}, new int[] {3, 4}));
    assertThat(new SampleSize(4, 2, 2, NO_END).blocks(sample).orElseThrow().list())
        .containsExactly(new int[] {1, 2}, new int[] {3, 4});
  }

  @Test
  void othersAreComparedOnHalfOfWhatPeopleWrite() {
    assertThat(SampleSize.of(sample(9, 4, 1, 6, 7, 3, 8, 2), ANY, VOCABULARY))
        .isEqualTo(new SampleSize(20, 4, 6, END));
    assertThat(SampleSize.of(sample(0, 0, 0, 6), ANY, VOCABULARY))
        .isEqualTo(new SampleSize(3, 2, 2, END));
  }

  @Test
  void blocksAreCutFromAllDocumentsInARowWithTheirEnds() {
    TokenSample sample = new TokenSample(List.of(new int[] {1}, new int[] {2, 3, 4}, new int[0]));

    assertThat(new SampleSize(0, 2, 3, END).blocks(sample).orElseThrow().list())
        .containsExactly(new int[] {1, 5, 2}, new int[] {3, 4, 5});
  }

  @Test
  void oneShortDocumentInFourCutsNobodyShort() {
    TokenSample people = sample(IntStream.range(0, 40).map(i -> i % 4 == 0 ? 2 : 30).toArray());
    SampleSize size = SampleSize.of(people, ANY, VOCABULARY);

    assertThat(size.blockSymbols()).isEqualTo(24);
    assertThat(size.blocks(sample(IntStream.generate(() -> 7).limit(80).toArray())))
        .hasValueSatisfying(blocks -> assertThat(blocks.list()).hasSize(20));
  }

  @Test
  void whatIsLongerIsCut() {
    SampleSize size = new SampleSize(7, 2, 3, NO_END);

    assertThat(size.text(sample(4, 6)).orElseThrow().sample().tokens()).isEqualTo(7);
    assertThat(size.blocks(sample(4, 1, 6, 9)).orElseThrow().list())
        .hasSize(2)
        .allMatch(block -> block.length == 3);
  }

  @Test
  void whatIsShorterIsRefused() {
    SampleSize size = new SampleSize(7, 2, 3, NO_END);

    assertThat(size.text(sample(3, 3))).isEmpty();
    assertThat(size.blocks(sample(2, 1, 2))).isEmpty();
  }

  @Test
  void samplesOfDifferentSizesAreNotCompared() {
    EqualBlocks some = new SampleSize(0, 2, 3, NO_END).blocks(sample(3, 3)).orElseThrow();
    EqualBlocks more = new SampleSize(0, 3, 3, NO_END).blocks(sample(3, 3, 3)).orElseThrow();

    assertThatThrownBy(() -> some.requireEqual(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blocks=2")
        .hasMessageContaining("blocks=3");
    some.requireEqual(new SampleSize(0, 2, 3, NO_END).blocks(sample(5, 5)).orElseThrow());
  }

  private static TokenSample sample(int... lengths) {
    List<int[]> documents = IntStream.of(lengths).mapToObj(int[]::new).toList();
    return new TokenSample(documents);
  }
}
