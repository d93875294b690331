package mellos.compiler.stops;

/**
 * One poll.
 *
 * @param before the instruction that it stands before
 * @param counter what says when it is time again; null for every time
 */
record PollPlace(Value before, Counter counter) {}
