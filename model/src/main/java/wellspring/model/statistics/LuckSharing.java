package wellspring.model.statistics;

/** Whether settings are compared under the same chance. */
public enum LuckSharing {
  /**
   * A replica has one seed at all settings (common random numbers), which narrows the intervals of
   * differences: what chance does to both is not part of their difference.
   */
  SAME,

  /**
   * Each replica of each setting has a seed of its own, so that the places of an axis err
   * independently. A place between two settings is then known better than either of them.
   */
  OWN
}
