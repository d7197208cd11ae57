/** Reports of runs and sweeps, from what these left on disk. */
package wellspring.infra.report;
