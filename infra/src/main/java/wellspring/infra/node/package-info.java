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
 * alone, as Pekko's own resolvers do: of two nodes each is half, and where the other has died
 * nobody is left who could be outvoted. So each side claims the run, by a file in its folder
 * ({@link wellspring.infra.node.SplitClaim}), the larger one three seconds before the other; who
 * makes the file goes on, and renews it every second. Nodes that see the claim of a node out of
 * their sight being renewed end, each with a sentence. A claim that is not renewed is that of a
 * node which is gone, and is replaced. So a node that is left alone goes on, whether it was one of
 * two or of many; of two that cannot see each other one goes on; and one that stood still ends when
 * it finds another one's claim, or when the others tell it that they have cut it off.
 *
 * <p>Nodes speak TLS and share a secret ({@link wellspring.infra.node.NodeSecret}). Messages are
 * CBOR by Jackson, of these types alone; none is serialized by Java.
 */
package wellspring.infra.node;
