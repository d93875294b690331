/** The network, of which there is none yet. */
@Absent(
        value = {"java.net.URI", "java.net.URL"},
        why = "There is no network yet.")
package mellos.runtime.net;

import mellos.magic.substitute.Absent;
