package wellspring.dashboards.grafana;

/**
 * Colours with a meaning. Human, synthetic and assisted are those of the live page and the report
 * (Okabe and Ito 2008): people with any common kind of colour vision tell them apart.
 */
enum BoardColour {
  HUMAN("#0072B2"),
  SYNTHETIC("#D55E00"),
  ASSISTED("#CC79A7"),
  GOOD("#009E73"),
  WARNING("#E69F00"),
  BAD("#CC3311"),
  QUIET("#8A8A8A");

  private final String code;

  BoardColour(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
