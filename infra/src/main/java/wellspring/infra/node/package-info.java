/**
 * A run on several nodes: processes, on one machine or on many, that form a Pekko cluster.
 *
 * <p>All that agents find out goes over the log, which all nodes reach; checkpoints go by the run's
 * folder, which all nodes share. So nodes only tell each other small things ({@link
 * wellspring.infra.node.NodeMessage}): what a round asks of an agent, and that it is done.
 *
 * <p>Agents are the cluster's entities, each a shard alone, spread by {@link
 * wellspring.infra.node.AgentSpread}. Where one lives is nobody's business but the cluster's: the
 * {@link wellspring.infra.node.OrderDispatcher} of the node that leads says to each, again and
 * again, all that the round has asked of it, until it has answered; what an agent keeps it has from
 * the log ({@link wellspring.agents.agent.MovingAgent}). So a node that comes, goes, dies or stands
 * still costs time, and changes nothing.
 *
 * <p>One node leads: it has the {@link wellspring.infra.node.Leadership}, a cluster singleton, and
 * starts the run in its lab as any run is started. If it is gone, the next oldest goes on as {@code
 * resume} would. For a moment there may be two that lead, because one has stood still or was cut
 * off. That is harmless: the records of each attempt at the run carry its number under the run's
 * seal, and no reader counts a record of an earlier attempt behind those of a later one; agents do
 * not do what an earlier attempt asks; and what a node publishes late of a round that is closed is
 * of another round than those who read there want.
 *
 * <p>When nodes lose sight of each other, one side has to stop. Which one cannot be left to numbers
 * alone: of two nodes, each is half, and where the other has died nobody is left who could outvote
 * it. So sides ask for a lease, a file in the run's folder ({@link
 * wellspring.infra.node.FolderLease}); the side with most nodes asks at once, the other two seconds
 * later. One node alone never asks; of two, the one that is left goes on; of three and more, most
 * go on, or those who are left. Who does not get the lease ends its process with a sentence, and so
 * does a node that stood still for so long that the others went on without it.
 *
 * <p>Nodes speak TLS and share a secret ({@link wellspring.infra.node.NodeSecret}). Messages are
 * CBOR by Jackson, of these types alone; none is serialized by Java.
 */
package wellspring.infra.node;
