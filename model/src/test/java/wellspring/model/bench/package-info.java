/** How fast the models are: benchmarks, which {@code model/bench} runs and reports. */
package wellspring.model.bench;
