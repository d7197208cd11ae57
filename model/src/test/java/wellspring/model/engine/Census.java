package wellspring.model.engine;

/** Counts what lives on a device. */
public final class Census {
  private Census() {}

  /** How many tensors live in a workspace, those in workspaces within it not counted. */
  public static int of(Workspace workspace) {
    return workspace.tensors();
  }
}
