package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.measure.SampleSize.EqualDocuments;
import wellspring.model.text.DocumentEnd;

class SampleSizeTest {
  private static final DocumentEnd ANY = new DocumentEnd.EndSymbol(100);

  @Test
  void documentsOfOneLengthAreComparedWhole() {
    SampleSize size = SampleSize.of(sample(5, 5, 5), new DocumentEnd.FixedLength(5));

    assertThat(size).isEqualTo(new SampleSize(15, 3, 5));
    assertThat(size.documents(sample(5, 5, 5)).orElseThrow().list()).hasSize(3);
  }

  @Test
  void othersAreComparedOnWhatTheyAllHave() {
    assertThat(SampleSize.of(sample(9, 4, 1, 6, 7, 3, 8, 2), ANY))
        .isEqualTo(new SampleSize(20, 4, 3));
    assertThat(SampleSize.of(sample(0, 0, 0, 6), ANY)).isEqualTo(new SampleSize(3, 2, 1));
  }

  @Test
  void whatIsLongerIsCut() {
    SampleSize size = new SampleSize(7, 2, 3);

    assertThat(size.text(sample(4, 6)).orElseThrow().sample().tokens()).isEqualTo(7);
    assertThat(size.documents(sample(4, 1, 6, 9)).orElseThrow().list())
        .hasSize(2)
        .allMatch(document -> document.length == 3);
  }

  @Test
  void whatIsShorterIsRefused() {
    SampleSize size = new SampleSize(7, 2, 3);

    assertThat(size.text(sample(3, 3))).isEmpty();
    assertThat(size.documents(sample(2, 9, 2, 2))).isEmpty();
  }

  @Test
  void samplesOfDifferentSizesAreNotCompared() {
    EqualDocuments some = new SampleSize(0, 2, 3).documents(sample(3, 3)).orElseThrow();
    EqualDocuments more = new SampleSize(0, 3, 3).documents(sample(3, 3, 3)).orElseThrow();

    assertThatThrownBy(() -> some.requireEqual(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("documents=2")
        .hasMessageContaining("documents=3");
    some.requireEqual(new SampleSize(0, 2, 3).documents(sample(5, 5)).orElseThrow());
  }

  private static Sample sample(int... lengths) {
    List<int[]> documents = IntStream.of(lengths).mapToObj(int[]::new).toList();
    return new Sample(documents);
  }
}
