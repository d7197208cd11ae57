/** Places at which a run can be stopped without notice, to try that it goes on from there. */
package wellspring.agents.crash;
