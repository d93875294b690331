/** From the bytes of an emulator's log to typed events, in one pass and bounded memory. */
package mellos.doctor.log;
