package wellspring.model.engine;

import ai.djl.ndarray.NDArray;

/** Numbers on a device. It lives as long as the workspace that made it. */
public final class Tensor {
  private final NDArray array;

  Tensor(NDArray array) {
    this.array = array;
  }

  NDArray array() {
    return array;
  }

  /** Its sizes, the outermost dimension first. */
  public long[] shape() {
    return array.getShape().getShape();
  }

  /** A copy of 32-bit floats, row-major. */
  public float[] floats() {
    return array.toFloatArray();
  }

  /** A copy of 64-bit floats, row-major. */
  public double[] doubles() {
    return array.toDoubleArray();
  }

  /** A copy of 64-bit integers, row-major. */
  public long[] longs() {
    return array.toLongArray();
  }

  /** Lets programs take gradients with respect to it. */
  public Tensor requireGradient() {
    array.setRequiresGradient(true);
    return this;
  }

  /** One slice along the first dimension; it shares the numbers. */
  public Tensor at(long index) {
    return new Tensor(array.get(index));
  }

  /** Lets it live as long as another workspace of the same device. */
  public Tensor moveTo(Workspace workspace) {
    workspace.take(array);
    return this;
  }

  /** Gives its memory back before the workspace does. */
  public void free() {
    array.close();
  }
}
