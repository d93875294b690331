/** magic. */
package mellos.magic;
