package wellspring.dashboards.grafana;

/** A unit, by the name that Grafana knows. */
enum GrafanaUnit {
  COUNT("short"),
  PLAIN("none"),
  SHARE("percentunit"),
  SECONDS("s"),
  BYTES("bytes"),
  PER_SECOND("cps");

  private final String id;

  GrafanaUnit(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
