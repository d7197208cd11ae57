package wellspring.model.mix;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Random choice from lists. */
public final class ListSampling {
  private ListSampling() {}

  /**
   * Some of the items, drawn without repetition, in their original order; all of them if there are
   * no more than that.
   */
  public static <T> List<T> without(List<T> items, int count, UniformRandomProvider random) {
    if (count >= items.size()) {
      return items;
    }
    int[] indices = new int[items.size()];
    Arrays.setAll(indices, i -> i);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(indices.length - i);
      int chosen = indices[j];
      indices[j] = indices[i];
      indices[i] = chosen;
    }
    int[] chosen = Arrays.copyOf(indices, count);
    Arrays.sort(chosen);
    return Arrays.stream(chosen).mapToObj(items::get).toList();
  }
}
