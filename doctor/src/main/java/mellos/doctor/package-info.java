/**
 * Reads what an emulator logged about a kernel's death and says why it died. {@link mellos.doctor.Doctor} is the way
 * in for programs, {@link mellos.doctor.DoctorCommand} for people.
 */
package mellos.doctor;
