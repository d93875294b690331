/** doctor. */
package mellos.doctor;
