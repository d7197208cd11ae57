package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each occurrence is found to belong where counting through finds it. */
class OccurrenceGuideTest {
  @Test
  void findsTheEntryOfEachOccurrence() {
    Random random = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      int[] counts = new int[1 + random.nextInt(60)];
      int most = 1 << random.nextInt(9);
      for (int entry = 0; entry < counts.length; entry++) {
        counts[entry] = random.nextInt(4) == 0 ? 0 : random.nextInt(most);
      }
      OccurrenceGuide guide = new OccurrenceGuide(before(counts));
      int occurrence = 0;
      for (int entry = 0; entry < counts.length; entry++) {
        for (int i = 0; i < counts[entry]; i++) {
          assertThat(guide.entry(occurrence++)).isEqualTo(entry);
        }
      }
    }
  }

  @Test
  void takesAsManyOccurrencesAsThereCanBe() {
    int many = 700_000_000;
    OccurrenceGuide guide = new OccurrenceGuide(before(many, 1, many, many, 3));

    assertThat(guide.entry(many - 1)).isZero();
    assertThat(guide.entry(many)).isEqualTo(1);
    assertThat(guide.entry(2 * many)).isEqualTo(2);
    assertThat(guide.entry(3 * many + 3)).isEqualTo(4);
  }

  private static int[] before(int... counts) {
    int[] before = new int[counts.length + 1];
    for (int entry = 0; entry < counts.length; entry++) {
      before[entry + 1] = before[entry] + counts[entry];
    }
    return before;
  }
}
