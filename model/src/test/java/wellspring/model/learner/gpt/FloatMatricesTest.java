package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatMatricesTest {
  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** Smaller than a tile, one tile, and tiles that stick out. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 50", "50, 1", "32, 32", "33, 31", "70, 100"})
  void rowsBecomeColumns(int rows, int columns) {
    float[] turned = FloatMatrices.transposed(numbers(rows * columns), rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        assertThat(turned[column * rows + row]).isEqualTo(row * columns + column);
      }
    }
    assertThat(FloatMatrices.transposed(turned, columns, rows)).isEqualTo(numbers(rows * columns));
  }

  @Test
  void partsAreWhatWasJoined() {
    List<float[]> parts = List.of(new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
    float[] joined = FloatMatrices.joined(parts);
    assertThat(joined).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(FloatMatrices.parts(joined, 3)).containsExactlyElementsOf(parts);
  }

  @Test
  void refusesToJoinMoreThanAnArrayHolds() {
    float[] large = new float[1 << 16];
    assertThatThrownBy(() -> FloatMatrices.joined(Collections.nCopies(1 << 15, large)))
        .isInstanceOf(ArithmeticException.class);
  }
}
