package wellspring.model.safetensors;

import java.util.List;

/** A block of numbers. Its array is never modified. */
public final class TensorData {
  private final List<Integer> shape;
  private final float[] values;

  /**
   * @param shape its dimensions, the slowest first; none for a single number
   * @param values row-major; kept, not copied
   * @throws IllegalArgumentException if the shape needs another number of values
   */
  public TensorData(List<Integer> shape, float[] values) {
    this.shape = List.copyOf(shape);
    this.values = values;
    long count = 1;
    for (int dimension : shape) {
      count = Math.multiplyExact(count, dimension);
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          "shape %s needs %d values, not %d".formatted(shape, count, values.length));
    }
  }

  /** Its dimensions, the slowest first. */
  public List<Integer> shape() {
    return shape;
  }

  /** Its numbers, row-major. */
  public float[] values() {
    return values;
  }
}
