/** Claims about {@code infra/wellspring}, the launcher. */
package wellspring.launcher;
