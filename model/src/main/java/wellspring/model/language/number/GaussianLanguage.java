package wellspring.model.language.number;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.DocumentStreams;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;
import wellspring.model.random.StandardNormal;

/**
 * A language of points whose coordinates are independent and standard normal; {@link NumberText}
 * says how a point is written.
 *
 * @param dimension how many numbers each document has
 */
public record GaussianLanguage(int dimension) implements Language {

  /**
   * @throws IllegalArgumentException if the dimension is less than 1
   */
  public GaussianLanguage {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, not " + dimension);
    }
  }

  @Override
  public int length(String document) {
    return point(document).length;
  }

  /**
   * The point that a document says.
   *
   * @return (dimension)
   * @throws IllegalArgumentException if it says none of this dimension
   */
  public double[] point(String document) {
    return NumberText.parse(document, dimension);
  }

  @Override
  public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
    return index -> document(DocumentStreams.written(seed, cohort, round, index));
  }

  @Override
  public List<String> heldOut(Seed seed, int documentsMax) {
    return DocumentStreams.heldOut(seed, documentsMax, (index, random) -> document(random));
  }

  private String document(UniformRandomProvider random) {
    return NumberText.of(new StandardNormal(random).next(dimension));
  }
}
