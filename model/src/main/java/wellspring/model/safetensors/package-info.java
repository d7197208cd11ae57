/** Named blocks of numbers in a file: the safetensors format. */
package wellspring.model.safetensors;
