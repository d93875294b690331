/**
 * Where the world may be stopped for a collector: polls are put into what would run on without a call, and what a
 * collector that reads stacks word by word must find at every stop is put there, and proven to be there.
 */
package mellos.compiler.stops;
