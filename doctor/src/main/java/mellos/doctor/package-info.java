/**
 * Reads what an emulator logged about a kernel's death and says why it died. {@link mellos.doctor.Doctor} is the way in
 * for programs, {@code mellos.doctor.command} for people.
 */
package mellos.doctor;
