package wellspring.model.safetensors;

import java.util.List;

/**
 * What a header says of one tensor.
 *
 * @param name in the file
 * @param dtype the format's name for how its numbers are stored, such as {@code F32}
 * @param shape its dimensions, the slowest first
 * @param begin the first of its bytes, counted from the end of the header
 * @param end the byte after its last
 */
public record TensorInfo(String name, String dtype, List<Integer> shape, long begin, long end) {
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /**
   * How many numbers it holds.
   *
   * @throws ArithmeticException if they are more than a long can count
   */
  long count() {
    long count = 1;
    for (int dimension : shape) {
      count = Math.multiplyExact(count, dimension);
    }
    return count;
  }
}
