package wellspring.dashboards.plot;

import java.util.List;

/**
 * The colours of things, the same on the page, in reports and in figures. Blue is human text,
 * orange synthetic text, and violet what a person wrote with a model's help; none is used for
 * anything else. A model has the colour of its place in the scenario. All can be told apart with
 * any common kind of colour vision (the test simulates them after Machado, Oliveira and Fernandes
 * 2009).
 */
public final class Palette {
  public static final String HUMAN = "#0072b2";
  public static final String SYNTHETIC = "#d98200";

  /** What a person wrote, and a model has rewritten in part. */
  public static final String ASSISTED = "#9840f8";

  /** What models are compared with. */
  public static final String CONTROL = "#8a8a8a";

  /** Of models, by their place; where these are too many they begin again with other symbols. */
  public static final List<String> MODELS =
      List.of("#1b1b1b", "#19a96b", "#5605a1", "#4e5800", "#874b75", "#ff0046");

  /** The same upon a dark page. */
  public static final List<String> MODELS_DARK =
      List.of("#f2f2f2", "#587f59", "#9c32ea", "#cab961", "#da23ad", "#d50000");

  /** From the first to the last of an order: settings, or values from low to high. */
  static final List<String> ORDER = List.of("#2d0a3e", "#7a1f6c", "#c23b75", "#e8799a");

  private Palette() {}
}
