/** Many runs in one process: the engine, and the directory that their results are streamed to. */
package wellspring.infra.sweep;
