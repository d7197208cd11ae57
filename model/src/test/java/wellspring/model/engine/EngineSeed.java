package wellspring.model.engine;

import ai.djl.engine.Engine;

/** The engine's own random generator, of which nothing here must draw. */
public final class EngineSeed {
  private EngineSeed() {}

  public static void set(int seed) {
    Engine.getInstance().setRandomSeed(seed);
  }
}
