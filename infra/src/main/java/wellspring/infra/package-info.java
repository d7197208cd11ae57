/** Where Wellspring is put together and touches the outside. */
package wellspring.infra;
