package wellspring.model.measure;

/**
 * The eigenvalues of a symmetric matrix by Jacobi's rotations (1846), which get there even where
 * many of them are 0 or equal: documents that are all alike are the rule in collapse.
 */
final class Eigenvalues {
  private static final int SWEEPS_MAX = 60;

  /** Where all that is beside the diagonal is so small a share of it, it is done. */
  private static final double PRECISION = 1e-22;

  private final double[][] matrix;

  private Eigenvalues(double[][] matrix) {
    this.matrix = matrix;
  }

  /**
   * @param symmetric is used up
   * @return in no order
   */
  static double[] of(double[][] symmetric) {
    Eigenvalues turning = new Eigenvalues(symmetric);
    for (int sweep = 0; sweep < SWEEPS_MAX && !turning.isDiagonal(); sweep++) {
      for (int p = 0; p < symmetric.length; p++) {
        for (int q = p + 1; q < symmetric.length; q++) {
          turning.rotate(p, q);
        }
      }
    }
    double[] diagonal = new double[symmetric.length];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = symmetric[i][i];
    }
    return diagonal;
  }

  private boolean isDiagonal() {
    double on = 0;
    double beside = 0;
    for (int p = 0; p < matrix.length; p++) {
      on += matrix[p][p] * matrix[p][p];
      for (int q = p + 1; q < matrix.length; q++) {
        beside += matrix[p][q] * matrix[p][q];
      }
    }
    return beside <= PRECISION * on;
  }

  /** Turns the plane of two axes so that they have nothing to do with each other. */
  private void rotate(int p, int q) {
    double together = matrix[p][q];
    if (together == 0) {
      return;
    }
    double half = (matrix[q][q] - matrix[p][p]) / (2 * together);
    double tangent =
        StrictMath.copySign(1 / (Math.abs(half) + StrictMath.sqrt(half * half + 1)), half);
    double cosine = 1 / StrictMath.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    double[] rowP = matrix[p];
    double[] rowQ = matrix[q];
    for (int k = 0; k < matrix.length; k++) {
      double kp = rowP[k];
      double kq = rowQ[k];
      rowP[k] = cosine * kp - sine * kq;
      rowQ[k] = sine * kp + cosine * kq;
    }
    double pp = rowP[p];
    double pq = rowP[q];
    double qp = rowQ[p];
    double qq = rowQ[q];
    rowP[p] = cosine * pp - sine * pq;
    rowQ[q] = sine * qp + cosine * qq;
    rowP[q] = 0;
    rowQ[p] = 0;
    for (int k = 0; k < matrix.length; k++) {
      if (k != p && k != q) {
        matrix[k][p] = rowP[k];
        matrix[k][q] = rowQ[k];
      }
    }
  }
}
