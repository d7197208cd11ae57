/** How far a model is from the humans: what is measured, by which formula, and what each misses. */
package wellspring.model.measure;
