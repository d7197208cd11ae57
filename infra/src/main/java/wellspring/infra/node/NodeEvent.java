package wellspring.infra.node;

/** What a node that has joined a cluster hears. */
public sealed interface NodeEvent {

  /** A run is under way, or another attempt at it. */
  record Runs(NodeMessage.RunNotice notice) implements NodeEvent {}

  /** This node leads from now on. */
  record Leads() implements NodeEvent {}

  /** The run has ended. */
  record Ended(String sentence) implements NodeEvent {}

  /** This node has left. */
  record Left() implements NodeEvent {}

  /** The cluster does not let this node in. */
  record Refused(String reason) implements NodeEvent {}
}
