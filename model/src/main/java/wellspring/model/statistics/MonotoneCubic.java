package wellspring.model.statistics;

/**
 * A smooth curve through points that nowhere overshoots them: cubic between neighbours, with slopes
 * that keep it monotone wherever the points are (Fritsch and Carlson 1980; the slopes are those of
 * Fritsch and Butland 1984, at the ends those of three points).
 *
 * <p>The curve grows in proportion with the points' heights, so that at every place its height is
 * the sum of the heights of the points times {@link #weights}, which are its derivatives by them.
 */
final class MonotoneCubic {
  private final double[] x;

  /** The slope at each point, as weights of the points' heights: (points, points). */
  private final double[][] slopes;

  /**
   * The curve through points.
   *
   * @param x ascending, at least two
   * @param y the height at each
   */
  MonotoneCubic(double[] x, double[] y) {
    this.x = x.clone();
    this.slopes = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      if (x.length == 2) {
        addChord(i, 0, 1);
      } else if (i == 0) {
        end(i, new Chords(0, 1), y);
      } else if (i == x.length - 1) {
        end(i, new Chords(i - 1, i - 2), y);
      } else {
        inner(i, y);
      }
    }
  }

  /**
   * What each point contributes to the height at a place.
   *
   * @param place between the first point and the last
   * @return weights that add up to 1
   */
  double[] weights(double place) {
    int left = 0;
    while (left < x.length - 2 && place > x[left + 1]) {
      left++;
    }
    double width = x[left + 1] - x[left];
    double s = (place - x[left]) / width;
    double[] weights = new double[x.length];
    weights[left] += (1 + 2 * s) * (1 - s) * (1 - s);
    weights[left + 1] += s * s * (3 - 2 * s);
    for (int i = 0; i < x.length; i++) {
      weights[i] += width * s * (1 - s) * (1 - s) * slopes[left][i];
      weights[i] += width * s * s * (s - 1) * slopes[left + 1][i];
    }
    return weights;
  }

  /** The chords of an end of the curve: that which begins there, and the next. */
  private record Chords(int first, int next) {}

  /** The weighted harmonic mean of the slopes on both sides; flat at the top and the bottom. */
  private void inner(int i, double[] y) {
    double before = chord(i - 1, y);
    double after = chord(i, y);
    if (before * after <= 0) {
      return;
    }
    double weightBefore = 2 * width(i) + width(i - 1);
    double weightAfter = width(i) + 2 * width(i - 1);
    double whole = weightBefore + weightAfter;
    double slope = whole / (weightBefore / before + weightAfter / after);
    addChord(i, i - 1, square(slope / before) * weightBefore / whole);
    addChord(i, i, square(slope / after) * weightAfter / whole);
  }

  /** The slope of the parabola through three points, as far as it keeps the curve monotone. */
  private void end(int i, Chords chords, double[] y) {
    double first = chord(chords.first(), y);
    double next = chord(chords.next(), y);
    double whole = width(chords.first()) + width(chords.next());
    double ofFirst = (2 * width(chords.first()) + width(chords.next())) / whole;
    double ofNext = -width(chords.first()) / whole;
    double slope = ofFirst * first + ofNext * next;
    if (slope * first <= 0) {
      return;
    }
    if (first * next < 0 && Math.abs(slope) > 3 * Math.abs(first)) {
      addChord(i, chords.first(), 3);
    } else {
      addChord(i, chords.first(), ofFirst);
      addChord(i, chords.next(), ofNext);
    }
  }

  private void addChord(int point, int chord, double weight) {
    slopes[point][chord] -= weight / width(chord);
    slopes[point][chord + 1] += weight / width(chord);
  }

  private double chord(int left, double[] y) {
    return (y[left + 1] - y[left]) / width(left);
  }

  private double width(int left) {
    return x[left + 1] - x[left];
  }

  private static double square(double value) {
    return value * value;
  }
}
