package wellspring.dashboards.grafana;

/**
 * What a panel tells its reader.
 *
 * @param title a few words
 * @param what what it means
 * @param formula how it is computed
 * @param bad what bad looks like
 * @param remedy what to do then
 */
record PanelDescription(String title, String what, String formula, String bad, String remedy) {

  /** The panel's description, in Markdown. */
  String description() {
    return "%s\n\n**How:** %s\n\n**Bad:** %s\n\n**Do:** %s".formatted(what, formula, bad, remedy);
  }
}
