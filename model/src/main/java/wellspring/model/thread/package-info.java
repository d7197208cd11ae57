/** Threads that work beside the main one. */
package wellspring.model.thread;
