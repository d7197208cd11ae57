/** The door to DJL: devices, the tensors that live on them, and the programs that run there. */
package wellspring.model.engine;
