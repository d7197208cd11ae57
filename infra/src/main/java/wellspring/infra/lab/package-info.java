/**
 * Where runs are made: whoever wants one hands a {@link wellspring.infra.lab.RunRequest} to a
 * {@link wellspring.infra.lab.Lab} and gets a {@link wellspring.infra.lab.RunHandle}, with which
 * the run is followed, steered and ended, and which gives its result.
 *
 * <p>The life of a run, the same for all of them:
 *
 * <ol>
 *   <li>What the request needs is looked at: language, steering, learners. What cannot be met is
 *       thrown, and nothing is on the disk.
 *   <li>If the run is recorded, its folder is made and locked. Then its log is opened, its manifest
 *       says that it is running, and its observers hear where it is. What fails up to here takes
 *       the folder away again.
 *   <li>The run goes on by itself. Its tables grow with each closed round; observers hear of
 *       everything in the log's order.
 *   <li>It ends, whatever the reason: the tables are completed, other files are made of them, and
 *       the manifest gets the last word. A run that fails has a result like any other.
 *   <li>Its log can be read until the handle is closed.
 * </ol>
 *
 * <p>A run that is forked from another one gets that one's past into its log, from its {@link
 * wellspring.infra.lab.PastSource}, before its observers hear of it; then it goes on like one that
 * was stopped.
 *
 * <p>Clients are the command {@code run}, which adds a page and a console as observers, sweeps,
 * which start many runs in one lab, and tests. Nothing here knows of a command line or a page.
 */
package wellspring.infra.lab;
