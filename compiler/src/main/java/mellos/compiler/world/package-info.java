/**
 * Class files as the closed world: where they are found, how the substitution layer changes them, how members are
 * resolved and selected.
 */
package mellos.compiler.world;
