/** How each other processor comes online, from INIT to its last marker, and what is said of one that does not. */
package mellos.kernel.bringup;
