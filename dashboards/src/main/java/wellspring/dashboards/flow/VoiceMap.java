package wellspring.dashboards.flow;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.StyleDistance;
import wellspring.model.language.StyledLanguage;

/**
 * A map of how cohorts and models write, in two dimensions. It has the same axes in all rounds and
 * runs of a language, so that a voice that stays the same stays where it is.
 *
 * <p>A style is a point by the square roots of its probabilities, whose distances are those of
 * Hellinger (1909); the language's usual style is the origin. To the right lie styles that use what
 * is frequent still more often, as models do that lose rare words; to the left those that use all
 * alike. Upwards lies another direction at right angles to that one, in which every other entry of
 * the style counts upwards: it tells apart voices that differ in what they say, not in how varied
 * it is.
 */
public final class VoiceMap {
  private final StyledLanguage language;
  private final double[] usual;
  private final double[] right;
  private final double[] up;

  /**
   * Where somebody stands.
   *
   * @param author a cohort, a model, or guests
   * @param right how far to the right
   * @param up how far up
   * @param distance how far from the language's usual style altogether, from 0 to 1: their total
   *     variation distance
   */
  public record Voice(String author, double right, double up, double distance) {}

  public VoiceMap(StyledLanguage language) {
    this.language = language;
    this.usual = language.usualStyle();
    double[] origin = roots(usual);
    double[] frequent = new double[usual.length];
    double[] every = new double[usual.length];
    for (int i = 0; i < usual.length; i++) {
      frequent[i] = usual[i];
      every[i] = i % 2 == 0 ? origin[i] : -origin[i];
    }
    this.right = unit(without(frequent, unit(origin)));
    this.up = unit(without(without(every, unit(origin)), right));
  }

  /** Where all stand who wrote something, sorted by name. */
  public List<Voice> of(List<DocumentWritten> documents) {
    RoundAuthors authors = new RoundAuthors(documents);
    List<Voice> voices = new ArrayList<>();
    for (String author : authors.documents().keySet()) {
      voices.add(of(author, authors.style(author, language)));
    }
    return List.copyOf(voices);
  }

  private Voice of(String author, double[] style) {
    double[] roots = roots(style);
    double[] origin = roots(usual);
    for (int i = 0; i < roots.length; i++) {
      roots[i] -= origin[i];
    }
    return new Voice(
        author, product(roots, right), product(roots, up), StyleDistance.between(style, usual));
  }

  private static double[] roots(double[] style) {
    double[] roots = new double[style.length];
    for (int i = 0; i < style.length; i++) {
      roots[i] = StrictMath.sqrt(style[i]);
    }
    return roots;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** What is left of a vector at right angles to a unit vector. */
  private static double[] without(double[] vector, double[] unit) {
    double along = product(vector, unit);
    double[] left = new double[vector.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = vector[i] - along * unit[i];
    }
    return left;
  }

  /** A vector of length 1 in the same direction; the vector itself where it has none. */
  private static double[] unit(double[] vector) {
    double length = StrictMath.sqrt(product(vector, vector));
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = length > 1e-12 ? vector[i] / length : 0;
    }
    return unit;
  }
}
