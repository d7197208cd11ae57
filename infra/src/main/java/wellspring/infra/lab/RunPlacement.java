package wellspring.infra.lab;

import wellspring.agents.conductor.AgentHost;

/** Where the agents of runs live that live in several processes. */
@FunctionalInterface
public interface RunPlacement {

  /**
   * Where those of one run live. Its folder and its log are there by then.
   *
   * @param run what it is
   */
  AgentHost.Placement of(RunSubject run);
}
