/**
 * References held by their objects' addresses: what a collector that reads stacks word by word must find there is put
 * there, and proven to be there.
 */
package mellos.compiler.bases;
