/** Page tables of a machine that stands still, walked as its processors walk them. */
package mellos.doctor.paging;
