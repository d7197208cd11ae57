package wellspring.model.learner.gpt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Arrays of numbers, row-major. */
final class FloatMatrices {
  /** Both tiles fit into a core's first cache. */
  private static final int TILE = 32;

  private FloatMatrices() {}

  /**
   * @param values (rows, columns)
   * @return (columns, rows)
   */
  static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int top = 0; top < rows; top += TILE) {
      for (int left = 0; left < columns; left += TILE) {
        for (int row = top; row < Math.min(rows, top + TILE); row++) {
          for (int column = left; column < Math.min(columns, left + TILE); column++) {
            turned[column * rows + row] = values[row * columns + column];
          }
        }
      }
    }
    return turned;
  }

  /** Arrays of the same length, one after the other. */
  static float[] joined(List<float[]> parts) {
    int length = parts.get(0).length;
    float[] all = new float[Math.multiplyExact(length, parts.size())];
    for (int part = 0; part < parts.size(); part++) {
      System.arraycopy(parts.get(part), 0, all, part * length, length);
    }
    return all;
  }

  /** An array in parts of the same length. */
  static List<float[]> parts(float[] all, int count) {
    int length = all.length / count;
    return IntStream.range(0, count)
        .mapToObj(part -> Arrays.copyOfRange(all, part * length, (part + 1) * length))
        .toList();
  }
}
