package wellspring.model.safetensors;

import java.util.List;

/**
 * A block of numbers. Nobody writes into the array.
 *
 * @param shape its dimensions, the slowest first; none for a single number
 * @param values row-major
 */
public record Tensor(List<Integer> shape, float[] values) {
  public Tensor {
    shape = List.copyOf(shape);
    long count = 1;
    for (int dimension : shape) {
      count = Math.multiplyExact(count, dimension);
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          "shape %s needs %d values, not %d".formatted(shape, count, values.length));
    }
  }
}
