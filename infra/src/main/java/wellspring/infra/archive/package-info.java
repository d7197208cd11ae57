/** The runs and sweeps that lie in folders: what there is, and what people noted of each. */
package wellspring.infra.archive;
