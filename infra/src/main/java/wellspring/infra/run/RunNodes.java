package wellspring.infra.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The nodes of a run that has several, as a file in its folder says.
 *
 * @param leader which one leads
 * @param agents by agent, the node on which it lives
 */
public record RunNodes(String leader, Map<String, String> agents) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public RunNodes {
    agents = Map.copyOf(agents);
  }

  /** How many nodes have agents, or lead. */
  public int count() {
    Set<String> nodes = new HashSet<>(agents.values());
    nodes.add(leader);
    return nodes.size();
  }

  /** What is said of a run; empty if it has one node, or nobody can read what there is. */
  public static Optional<RunNodes> read(RunDirectory run) {
    try {
      return Files.isRegularFile(run.nodes())
          ? Optional.of(MAPPER.readValue(run.nodes().toFile(), RunNodes.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Says it. */
  public void write(RunDirectory run) {
    try {
      Map<String, Object> sorted = new TreeMap<>();
      sorted.put("leader", leader);
      sorted.put("agents", new TreeMap<>(agents));
      RunDirectory.write(
          run.nodes(), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sorted) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the nodes as JSON", e);
    }
  }
}
