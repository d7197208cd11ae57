package wellspring.infra.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import wellspring.infra.run.RunDirectory;

/** Says in the run's folder which node leads, and which agents live where. */
final class NodesFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RunDirectory directory;
  private final String leader;

  NodesFile(RunDirectory directory, String leader) {
    this.directory = directory;
    this.leader = leader;
  }

  private record Nodes(String leader, Map<String, String> agents) {}

  /**
   * Writes it.
   *
   * @param agents the nodes on which agents live
   */
  void write(Map<String, String> agents) {
    try {
      RunDirectory.write(
          directory.nodes(),
          MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Nodes(leader, agents))
              + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the nodes as JSON", e);
    }
  }
}
