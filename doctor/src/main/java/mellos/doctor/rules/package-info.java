/**
 * The causes the doctor knows, one rule each. A rule is data: what must hold, what speaks for it, what it means, what
 * would tell it from its neighbours, what to change. To add one, put it into the list of its family; {@link RuleBook}
 * ranks.
 */
package mellos.doctor.rules;
