/** Runs and sweeps as tables for other tools: Parquet files, and questions in SQL. */
package wellspring.infra.data;
