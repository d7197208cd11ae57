/** How a model's text goes on: whether errors compound, and how fast its likelihood falls. */
package wellspring.model.autoregression;
