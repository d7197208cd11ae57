package wellspring.dashboards.grafana;

import java.util.SortedMap;
import java.util.TreeMap;

/** The files that Grafana reads: the boards, and how to find them and Prometheus. */
public final class GrafanaFiles {
  private static final String SOURCE =
      """
      apiVersion: 1
      datasources:
        - name: Prometheus
          uid: prometheus
          type: prometheus
          access: proxy
          url: ${PROMETHEUS_URL}
          isDefault: true
          editable: false
          jsonData:
            timeInterval: 5s # how often it scrapes; rates are taken over four times that, or more
      """;

  private static final String PROVIDER =
      """
      apiVersion: 1
      providers:
        - name: wellspring
          folder: Wellspring
          type: file
          allowUiUpdates: false
          disableDeletion: true
          options:
            path: /etc/grafana/boards
      """;

  private GrafanaFiles() {}

  /** The text of each file, by its path in the folder {@code grafana}. */
  public static SortedMap<String, String> all() {
    SortedMap<String, String> files = new TreeMap<>();
    Board.all().forEach(board -> files.put("boards/" + board.file(), BoardJson.text(board)));
    files.put("provisioning/datasources/prometheus.yaml", SOURCE);
    files.put("provisioning/dashboards/wellspring.yaml", PROVIDER);
    return files;
  }
}
